import type { Answer } from '../server.ts';
import type { Id } from './ids.ts';

/** Headers that differ between any two answers. The length follows from the body. */
const OWN = ['x-request-id', 'date', 'content-length', 'ratelimit', 'ratelimit-policy'];

/** How two answers differ, or undefined; an id that an answer repeats counts as the same. */
export function difference(one: Answer, other: Answer, ids: readonly Id[], otherIds: readonly Id[]): string | undefined {
  if (one.status !== other.status) return `${show(one)}, a missing id ${show(other)}`;
  if (masked(one.text, ids) !== masked(other.text, otherIds)) return `${show(one)}, a missing id ${show(other)}`;
  const headers = masked(JSON.stringify(headersOf(one)), ids);
  const otherHeaders = masked(JSON.stringify(headersOf(other)), otherIds);
  return headers === otherHeaders ? undefined : `headers ${headers}, for a missing id ${otherHeaders}`;
}

function headersOf({ headers }: Answer): [string, unknown][] {
  return Object.entries(headers).filter(([name]) => !OWN.includes(name));
}

function masked(text: string, ids: readonly Id[]): string {
  return ids.reduce<string>((masked, id) => masked.replaceAll(String(id), '{id}'), text);
}

const show = ({ status, text }: Answer) => `answered ${status} ${text.slice(0, 300)}`;
