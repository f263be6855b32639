import { type Deprecated, deprecationAnchor, isWhole } from '../../../contract/deprecations.ts';
import type { Operation } from '../../../operations/define.ts';
import { type Block, note } from '../document.ts';
import type { Source } from '../source.ts';
import { operationLink } from './operation-link.ts';

/** A warning for the operation as a whole, and a note for each part of it. */
export function deprecationNotes(operation: Operation, source: Source): Block[] {
  return source.deprecationsOf(operation).map((one) => {
    const { announced, sunset, replacement } = one;
    const what = one.name === operation.id ? '' : ` ${PARTS[one.kind](one.name, operation.id)}`;
    const instead = `${replacement === null ? '' : 'Use '}${insteadOf(one, source)}`.replace(/([^.])$/, '$1.');
    return note(
      `**Deprecated**${what} since ${announced}; may be gone from ${sunset} on. ${instead} [All deprecations](deprecations#${deprecationAnchor(one)})`,
      isWhole(one, operation.id) ? 'warning' : 'note',
    );
  });
}

/** What is deprecated of an operation, in words. */
const PARTS: Readonly<Record<Deprecated['kind'], (name: string, id: string) => string>> = {
  operation: (name, id) => name.slice(id.length + 1),
  service: (name) => `with the service \`${name}\``,
  request_field: (name) => `in the request: \`${name}\``,
  response_field: (name) => `in the answer: \`${name}\``,
  enum_value: (name) => `as a value: \`${name}\``,
  slot_kind: (name) => `as a kind of time slot: \`${name}\``,
};

/** What to use instead: the operation or the name; where there is nothing, what to do. */
export function insteadOf({ kind, replacement, advice }: Deprecated, source: Source): string {
  if (replacement === null) return `No replacement. ${advice}`;
  return kind === 'operation' ? operationLink(source.operation(replacement)) : `\`${replacement}\``;
}
