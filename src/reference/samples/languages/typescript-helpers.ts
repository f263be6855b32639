export const PLAIN = '  return JSON.parse(text);\n';
export const EXACT = `  // Ids of events are larger than what a number of JavaScript holds exactly.
  return JSON.parse(text.replace(/"event_id":(\\d+)/g, '"event_id":"$1"'));
`;

export const JSON_ONLY = `/** Sends JSON and returns the answer; a refusal ends the program. */
async function call<Answer>(
  method: string,
  path: string,
  token?: string,
  body?: object,
): Promise<Answer> {
  const headers = new Headers({ "Content-Type": "application/json" });
  if (token) headers.set("Authorization", \`Bearer \${token}\`);
  const response = await fetch(url + path, {
    method,
    headers,
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    console.error(response.status, text);
    process.exit(1);
  }
${PLAIN}}`;

export const FILES = `/** Sends JSON and returns the answer; a refusal ends the program. */
async function call<Answer>(
  method: string,
  path: string,
  token?: string,
  body?: object,
): Promise<Answer> {
  const bytes = body && new TextEncoder().encode(JSON.stringify(body));
  return upload(method, path, token, bytes, "application/json");
}

/** Sends bytes and returns JSON. */
async function upload<Answer>(
  method: string,
  path: string,
  token?: string,
  bytes?: Uint8Array<ArrayBuffer>,
  mediaType?: string,
): Promise<Answer> {
  const answer = await send(method, path, token, bytes, mediaType);
  return JSON.parse(new TextDecoder().decode(answer));
}

/** Sends bytes and returns bytes; a refusal ends the program. */
async function send(
  method: string,
  path: string,
  token?: string,
  bytes?: Uint8Array<ArrayBuffer>,
  mediaType = "application/octet-stream",
): Promise<Uint8Array<ArrayBuffer>> {
  const headers = new Headers({ "Content-Type": mediaType });
  if (token) headers.set("Authorization", \`Bearer \${token}\`);
  const response = await fetch(url + path, { method, headers, body: bytes });
  if (!response.ok) {
    console.error(response.status, await response.text());
    process.exit(1);
  }
  return new Uint8Array(await response.arrayBuffer());
}`;
