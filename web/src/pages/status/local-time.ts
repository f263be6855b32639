const two = (part: number) => String(part).padStart(2, '0');

/** As an input of the type `datetime-local` takes it: in the reader's zone, to the minute. */
export function toLocal(moment: Date): string {
  const date = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** ISO 8601, UTC; what is no time goes through, for the server to refuse. */
export function fromLocal(text: string): string {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}
