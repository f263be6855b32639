import { isDeepStrictEqual } from 'node:util';
import type { DescribedApi } from './compatibility.ts';
import { type JsonSchema, resolve } from './json-schema.ts';

/**
 * Errors that clients know and that are told in another way: message, code or `meta.key` of one of the catalogue, and the status with which
 * an operation answers it. An error that does not happen any more breaks nobody. Pairs of place and reason.
 */
export function* changedErrors(baseline: DescribedApi, current: DescribedApi): Generator<[at: string, what: string]> {
  const [before, now] = [baseline.components.examples ?? {}, current.components.examples ?? {}];
  for (const [name, { value }] of Object.entries(before)) {
    const same = now[name];
    if (same !== undefined && !isDeepStrictEqual(value, same.value)) {
      yield [`error ${name}`, `told in another way: ${JSON.stringify(same.value)}`];
    }
  }
  for (const [path, operations] of Object.entries(baseline.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const statuses = statusesOf(current, current.paths[path]?.[method]);
      for (const [name, status] of statusesOf(baseline, operation)) {
        const fresh = statuses.get(name);
        if (fresh === undefined || fresh === status) continue;
        yield [`${method.toUpperCase()} ${path}`, `the error ${name} is answered with ${fresh}, was ${status}`];
      }
    }
  }
}

/** Status of each error of an operation, by the error's name. */
function statusesOf(api: DescribedApi, operation: JsonSchema | undefined): Map<string, string> {
  const responses = Object.entries((operation?.responses ?? {}) as Record<string, JsonSchema>);
  return new Map(
    responses.flatMap(([status, response]) => {
      const { content = {} } = resolve(api, response) as { content?: Record<string, { examples?: object }> };
      return Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples).map((name) => [name, status] as const));
    }),
  );
}
