/**
 * Writes web/src/api/generated.ts: the routes of the console's JSON API as types, for its browser side.
 *
 *   node scripts/web-api.ts           writes it
 *   node scripts/web-api.ts --check   exits 1 if the committed one is stale
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Route } from '../src/console/route.ts';
import { routes } from '../src/console/routes.ts';
import type { TSchema } from '../src/contract/schema.ts';
import type { JsonSchema } from '../src/reference/json-schema.ts';
import { typeText } from './client/schema-text.ts';

const FILE = fileURLToPath(new URL('../web/src/api/generated.ts', import.meta.url));

/** `nullable` of contract/schema.ts is OpenAPI's word, which the types know as a list. */
function withNull(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNull);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, withNull(value)]));
  return nullable === true ? { anyOf: [rest, { type: 'null' }], ...(rest.description ? { description: rest.description } : {}) } : rest;
}

const text = (schema: TSchema | undefined) => (schema ? typeText(withNull(schema) as JsonSchema, '    ') : 'undefined');

function routeText({ id, method, path, access, params, query, body, response }: Route): string {
  return [
    `  /** ${id}; access: ${access}. */`,
    `  '${method} ${path}': {`,
    `    params: ${text(params)};`,
    `    query: ${text(query)};`,
    `    body: ${text(body)};`,
    `    response: ${text(response)};`,
    '  };',
  ].join('\n');
}

const head = '// Made from the routes of the console by `node scripts/web-api.ts`; not edited by hand.\n';
const made = `${head}\nexport interface Routes {\n${routes.map(routeText).join('\n')}\n}\n`;
const present = existsSync(FILE) ? readFileSync(FILE, 'utf8') : undefined;

if (!process.argv.includes('--check')) {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, made);
} else if (present === made) {
  console.log(`web/src/api/generated.ts is up to date: ${routes.length} routes`);
} else {
  console.error('web/src/api/generated.ts is stale. Run `node scripts/web-api.ts` and commit the result.');
  process.exitCode = 1;
}
