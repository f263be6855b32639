import { ConnectError, NoAnswerError } from '../../client/index.ts';
import { NotConnected } from './connection.ts';

/** Arguments that cannot be meant; the message says which and what instead. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

/** A story of several calls that broke off: what it had done, and why. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
  readonly done: readonly object[];

  constructor(done: readonly object[], cause: unknown) {
    super('Not all steps were done', { cause });
    this.done = done;
  }
}

/** What a tool answers when it fails: the API's own error as it is, and what to do; undefined for what nobody foresaw. */
export function failureOf(error: unknown): Record<string, unknown> | undefined {
  if (error instanceof BrokenOff) {
    const failure = failureOf(error.cause);
    return failure && { ...failure, done: error.done };
  }
  if (error instanceof ConnectError) {
    const { operation, status, body, requestId, retryAfter } = error;
    return {
      ...{ operation_id: operation, status, answer: body, request_id: requestId },
      ...(retryAfter === undefined ? {} : { retry_after_seconds: retryAfter }),
      advice: adviceFor(error),
    };
  }
  if (error instanceof NoAnswerError) {
    const advice = 'Is the platform running, and is it this one? `get_platform` tells where it is looked for. A write may have been done.';
    return { operation_id: error.operation, message: error.message, advice };
  }
  if (error instanceof NotConnected || error instanceof BadArguments || error instanceof TypeError) return { message: error.message };
  return undefined;
}

function adviceFor({ status, operation, key }: ConnectError): string {
  const described = `\`describe_operation\` {"operation_id": "${operation}"}`;
  const where = key === undefined ? '' : ` \`meta.key\` names what is meant: ${key}.`;
  switch (status) {
    case 401:
      return 'The credentials of this connection are not (or no longer) those of this server; restart with present ones. Tokens of the other environment are refused too.';
    case 403:
      return `The token lacks the scope, or is of the wrong kind: ${described} names the scope; operations of a customer's own device need \`as_user\`.`;
    case 404:
      return `There is no such thing, or it is another organization's; the Sandbox API and the test clock exist on development only. ${described} shows the path.`;
    case 409:
      return 'It stands in the way of something under way or already there; read the present state and decide anew.';
    case 429:
      return 'Wait as `retry_after_seconds` says, then call again.';
    default:
      if (status >= 500) return 'The platform (or a fault rule: management.faults.list) answered so; `list_requests` shows the call.';
      return `Change the arguments and call again.${where} ${described} has the schema, an example and all errors.`;
  }
}
