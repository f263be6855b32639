import { OPERATIONS } from '../../../client/generated/operations.ts';
import { NoAnswerError, type OperationId } from '../../../client/index.ts';
import type { Operation } from '../document.ts';
import { BadArguments } from '../failure.ts';
import type { Context } from '../tool.ts';
import { type CallArguments, optionsOf } from './arguments.ts';

/** Calls an operation with its parameters by name and its body. Throws what the client throws, and `BadArguments`. */
export async function callOperation(
  operation: Operation,
  request: { readonly parameters: Readonly<Record<string, unknown>>; readonly body?: unknown },
  given: CallArguments,
  { connection, signal }: Context,
): Promise<unknown> {
  const { parameters, body } = request;
  refuseUnknown(operation, parameters);
  const { client } = await connection.server(given.server);
  const caller = given.as_user === undefined ? client : client.forUser(given.as_user);
  const options = optionsOf(given, signal);
  try {
    if (operation.id in OPERATIONS) {
      const whole = { ...parameters, ...(body === undefined ? {} : { body }) };
      return await caller.call(operation.id as OperationId, whole as never, options);
    }
    return await caller.request(operation.method, pathOf(operation, parameters), { query: queryOf(operation, parameters) }, options);
  } catch (error) {
    if (error instanceof NoAnswerError) connection.forget();
    throw error;
  }
}

/** Reads only: the same call again changes nothing. */
export function onlyReads({ id, method }: Operation): boolean {
  return method === 'GET' || (OPERATIONS as Record<string, { repeat: string }>)[id]?.repeat === 'always';
}

function refuseUnknown({ id, parameters, answer }: Operation, given: Readonly<Record<string, unknown>>): void {
  if (answer === undefined)
    throw new BadArguments(`${id} answers with a file: call it with cURL, see the resource cartwright://operations/${id}.`);
  const names = parameters.map(({ name }) => name);
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  const has = names.length === 0 ? 'no parameters' : `the parameters ${names.join(', ')}`;
  throw new BadArguments(`${id} has ${has}, and not ${unknown.join(', ')}. What belongs in the body goes into \`body\`.`);
}

/** Of an operation that the generated client leaves out, since it moves a file. */
function pathOf({ path }: Operation, given: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (given[name] === undefined) throw new BadArguments(`\`${name}\` is missing.`);
    return encodeURIComponent(String(given[name]));
  });
}

function queryOf({ parameters }: Operation, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}
