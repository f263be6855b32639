import { type Deprecated, deprecationAnchor, deprecationsOf, isWhole } from '../contract/deprecations.ts';
import { decodeOptionId } from '../fulfillment/slots/option-id.ts';
import { COUNTED } from '../storage/usage/usage.ts';

/** A request as it was read. */
export interface Input {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/**
 * What of the table a call of the operation uses, what ends first at the front: the operation or its service (`input` undefined, before
 * anything is read), and besides what it sends, a field, a value, a kind of slot. Undefined where no call can tell: of fields of answers
 * nobody knows who reads them.
 */
export function deprecatedUse(operation: string, table: readonly Deprecated[]): ((input?: Input) => Deprecated[]) | undefined {
  const visible = deprecationsOf(operation, table).filter((one) => isWhole(one, operation) || one.kind in SIGNS);
  if (visible.length === 0) return undefined;
  visible.sort((a, b) => a.sunset.localeCompare(b.sunset));
  return (input) => visible.filter((one) => isWhole(one, operation) || (input !== undefined && SIGNS[one.kind]!(one.name, input)));
}

/** What usage counts it as, beside the operation itself. */
export const countedAs = ({ kind, name }: Pick<Deprecated, 'kind' | 'name'>) => `${COUNTED}${kind} ${name}`;

/** How a request shows that it uses what has the name. */
const SIGNS: Readonly<Partial<Record<Deprecated['kind'], (name: string, input: Input) => boolean>>> = {
  request_field: (name, input) => valuesOf(input, name).length > 0,
  enum_value: (name, input) => {
    const at = name.indexOf('=');
    return valuesOf(input, name.slice(0, at)).includes(name.slice(at + 1));
  },
  slot_kind: (name, input) =>
    valuesOf(input, 'service_option_id').some((id) => {
      const kind = decodeOptionId(Number(id))?.kind;
      return kind !== undefined && `${kind.fulfillment} ${kind.type}` === name;
    }),
};

/** What stands under `a.b` in path, query and body, also in each element of a list. */
function valuesOf({ params, query, body }: Input, field: string): unknown[] {
  let found: unknown[] = [params, query, body];
  for (const name of field.split('.')) found = found.flatMap((one) => (one as Record<string, unknown> | undefined)?.[name]);
  return found.filter((one) => one !== undefined && one !== null);
}

/**
 * `Deprecation` (RFC 9745), `Sunset` (RFC 8594), and in `Link` the pages of the console's reference: the successor, where it is an operation,
 * and what is said about the deprecation.
 */
export function deprecationHeaders(deprecated: Deprecated, consoleUrl: string): Record<string, string> {
  const { kind, announced, sunset, replacement } = deprecated;
  const at = (date: string) => new Date(`${date}T00:00:00Z`);
  const hasSuccessor = replacement !== null && kind === 'operation';
  return {
    deprecation: `@${at(announced).getTime() / 1000}`,
    sunset: at(sunset).toUTCString(),
    link: [
      ...(hasSuccessor ? [`<${consoleUrl}/docs/operations/${replacement}>; rel="successor-version"`] : []),
      `<${consoleUrl}/docs/deprecations#${deprecationAnchor(deprecated)}>; rel="deprecation"; type="text/html"`,
    ].join(', '),
  };
}
