import { DEPRECATED, type Deprecated } from '../../contract/deprecations.ts';
import { operations } from '../../operations/index.ts';
import type { Entry } from './changelog.ts';

const KINDS: Readonly<Record<Exclude<Deprecated['kind'], 'operation'>, string>> = {
  request_field: 'The field of requests',
  response_field: 'The field of answers',
  enum_value: 'The value',
  slot_kind: 'The kind of time slot',
  service: 'The service',
};

/** Everything that is deprecated, as an entry of the day on which it was announced. */
export const announcements: readonly Entry[] = announcementsOf(DEPRECATED);

export function announcementsOf(table: readonly Deprecated[]): Entry[] {
  return table.map((one) => ({ date: one.announced, kind: 'deprecated', text: textOf(one), changes: linesOf(one) }));
}

function textOf({ kind, name, operations: [id = ''], sunset, replacement, advice }: Deprecated): string {
  const what = kind === 'operation' ? `\`${id}\`${name.slice(id.length)}` : `${KINDS[kind]} \`${name}\``;
  const instead = replacement === null ? advice : `Use \`${replacement}\`.`;
  return `${what} is deprecated and may be gone from ${sunset} on. ${instead}`;
}

/** A line for each operation concerned; none of them speaks for another change. */
function linesOf({ kind, name, operations: ids }: Deprecated): string[] {
  const parts: Readonly<Record<Deprecated['kind'], (id: string) => string>> = {
    operation: (id) => `deprecated${name.slice(id.length)}`,
    request_field: () => `request ${name} deprecated`,
    response_field: () => `response ${name} deprecated`,
    enum_value: () => `value ${name} deprecated`,
    slot_kind: () => `time slot ${name} deprecated`,
    service: () => `deprecated with ${name}`,
  };
  return ids.map((id) => {
    const { method, path } = operations.find((operation) => operation.id === id)!;
    return `${method} ${path} ${parts[kind](id)}`;
  });
}
