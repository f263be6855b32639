/** ISO 8601, UTC, of what `<input type="datetime-local">` gives in the browser's zone; as it is when it is no time. */
export function isoOf(local: string): string {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? local : moment.toISOString();
}
