import type { DescribedApi } from '../compatibility.ts';
import { type JsonSchema, resolve } from '../json-schema.ts';

/**
 * Everything that a client can see of an API, one line each: `GET /path`, `GET /path query parameter limit`, `POST /path request items[].count`,
 * `schema Order.status = picking`, `… deprecated`, `GET /path error userNotFound`. Two sets of lines tell what was added and removed.
 */
export function surfaceOf(api: DescribedApi): Set<string> {
  const lines = new Set<string>();
  for (const [path, operations] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(operations)) operationLines(`${method.toUpperCase()} ${path}`, operation, api, lines);
  }
  for (const [name, schema] of Object.entries(api.components.schemas ?? {})) {
    lines.add(`schema ${name}`);
    schemaLines(`schema ${name}`, '', schema, lines);
  }
  return lines;
}

function operationLines(at: string, operation: JsonSchema, api: DescribedApi, lines: Set<string>): void {
  lines.add(at);
  if (operation.deprecated === true) lines.add(`${at} deprecated`);
  for (const given of (operation.parameters ?? []) as JsonSchema[]) {
    const { name, in: place, schema } = resolve(api, given) as { name: string; in: string; schema: JsonSchema };
    const parameter = `${at} ${place} parameter ${name}`;
    lines.add(parameter);
    schemaLines(parameter, '', schema, lines);
  }
  contentLines(`${at} request`, operation.requestBody as JsonSchema | undefined, lines);
  for (const [status, response] of Object.entries(operation.responses as Record<string, JsonSchema>)) {
    const whole = resolve(api, response);
    if (status.startsWith('2')) contentLines(`${at} response`, whole, lines);
    else for (const name of errorNames(whole)) lines.add(`${at} error ${name}`);
  }
}

function contentLines(at: string, body: JsonSchema | undefined, lines: Set<string>): void {
  for (const { schema } of Object.values((body?.content ?? {}) as Record<string, { schema: JsonSchema }>))
    schemaLines(at, '', schema, lines);
}

/** A named schema has lines of its own, so that a reference ends here. */
function schemaLines(at: string, place: string, schema: JsonSchema, lines: Set<string>): void {
  const here = place === '' ? at : `${at}${at.startsWith('schema ') ? '.' : ' '}${place}`;
  if (place !== '') lines.add(here);
  if (schema.deprecated === true) lines.add(`${here} deprecated`);
  for (const value of (schema.enum ?? []) as unknown[]) lines.add(`${here} = ${value}`);
  for (const [name, inner] of Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)) {
    schemaLines(at, place === '' ? name : `${place}.${name}`, inner, lines);
  }
  if (schema.items !== undefined) schemaLines(at, `${place}[]`, schema.items as JsonSchema, lines);
  for (const form of [...((schema.anyOf ?? []) as JsonSchema[]), ...((schema.oneOf ?? []) as JsonSchema[])])
    schemaLines(at, place, form, lines);
}

function errorNames(response: JsonSchema): string[] {
  const { examples = {} } = (Object.values((response.content ?? {}) as Record<string, JsonSchema>)[0] ?? {}) as { examples?: object };
  return Object.keys(examples);
}
