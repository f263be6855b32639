import { fileURLToPath } from 'node:url';
import type { FuzzWorld } from '../sweep/fuzz/world.ts';

export const CHECKS = [
  ...['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_headers_conformance'],
  ...['response_schema_conformance', 'missing_required_header', 'unsupported_method', 'ignored_auth'],
] as const;

/** The other checks of this version, each with the reason why it is left out. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  positive_data_acceptance: 'a request that fits the schema may be refused with a documented 400: an unknown user, hold or banner',
  negative_data_rejection: 'what the schema does not name is ignored, and values are read leniently, as the contract says',
  allow_header_conformance: '`/orders/delivery` also is an order of that id, whose methods `Allow` names too',
  use_after_free: 'follows links between operations, which the document does not have',
  ensure_resource_availability: 'as use_after_free',
  object_level_authorization: 'needs links too; `npm run proof:tenants` asks for the ids of others in every position',
};

/** Operations that the tool cannot ask, likewise. */
export const LEFT_OUT_OPERATIONS: Readonly<Record<string, string>> = {
  'management.snapshots.upload': 'its body is gzip, which the tool does not make; `acceptance/cases/reset-and-snapshots.ts` sends it',
};

/** What a share of the cases takes in place of a generated value, by the name of the parameter or member. */
const MEANINGFUL = 0.6;

/** `schemathesis.toml`: credentials by operation, and values that mean something to the server. */
export function configuration({ token, otherToken, apiKey, pool }: FuzzWorld): string {
  const names = Object.keys(pool).filter((name) => usable(pool[name]!).length > 0);
  return [
    table('', {
      hooks: text(fileURLToPath(new URL('hooks.py', import.meta.url))),
      headers: `{ Authorization = ${text(`Bearer ${token}`)} }`,
    }),
    ...names.map((name) => table(`[dictionaries.${name}]`, { values: `[${usable(pool[name]!).map(text).join(', ')}]` })),
    table('[parameters]', {
      '"query.wait"': '0',
      ...Object.fromEntries(
        names.flatMap((name) =>
          ['path', 'query', 'body'].map((place) => [`"${place}.${name}"`, `{ dictionary = ${text(name)}, probability = ${MEANINGFUL} }`]),
        ),
      ),
    }),
    ...[
      ['^/idp/', apiKey],
      // What takes an organization's time or data away, or has its calls answered 503, is done to another one.
      ['^/cartwright/v1/(clock|faults|reset|snapshots)', otherToken],
    ].map(([pattern, credential]) =>
      table('[[operations]]', { 'include-path-regex': text(pattern!), headers: `{ Authorization = ${text(`Bearer ${credential}`)} }` }),
    ),
  ].join('\n');
}

const usable = (values: readonly unknown[]) => values.filter((value) => typeof value === 'string' || typeof value === 'number');

function table(head: string, members: Readonly<Record<string, string>>): string {
  return [head, ...Object.entries(members).map(([name, value]) => `${name} = ${value}`), ''].join('\n');
}

/** A basic string of TOML is one of JSON. */
const text = (value: unknown) => JSON.stringify(value);
