/** A callback's body, laid out for people. The digits of `event_id` stay, which a number of JavaScript may not hold. */
export function bodyText(body: string): string {
  const digits = /"event_id":\s*(\d+)/.exec(body)?.[1];
  const text = JSON.stringify(JSON.parse(body), null, 2);
  return digits === undefined ? text : text.replace(/"event_id": \d+/, `"event_id": ${digits}`);
}
