const two = (part: number) => String(part).padStart(2, '0');

/** As an input of the type `datetime-local` takes it: in the reader's zone, to the minute. */
export function toLocal(moment: Date): string {
  const date = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** ISO 8601, UTC, of what `<input type="datetime-local">` gives in the browser's zone; as it is when it is no time. */
export function isoOf(local: string): string {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? local : moment.toISOString();
}
