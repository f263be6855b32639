import { ApiError, ApiErrors, type ErrorDefinition } from '../../contract/errors.ts';

/** What reading gives, or what it raises with the keys put under a path. Of a value that is no object at all `whole` is said. */
export function attempt<T>(read: () => T, path: string, whole?: ErrorDefinition): { value?: T; problems: ApiError[] } {
  try {
    return { value: read(), problems: [] };
  } catch (error) {
    const named = (problem: ApiError) => (problem.key === undefined && whole ? new ApiError(whole, { key: path }) : under(path, problem));
    return { problems: raised(error).map(named) };
  }
}

/** The documented errors of a refusal; anything else is thrown on. */
export function raised(error: unknown): readonly ApiError[] {
  if (error instanceof ApiError) return [error];
  if (error instanceof ApiErrors) return error.all;
  throw error;
}

/** The same problem with its key put under a path: `price` → `batch[3].price`. */
export function under(path: string, problem: ApiError): ApiError {
  const key = problem.key === undefined || problem.key === '' ? path : path === '' ? problem.key : `${path}.${problem.key}`;
  return new ApiError(problem.definition, { ...(key === '' ? {} : { key }), values: problem.values });
}
