import { fetchTrusting } from './fetch-trusting.ts';
import { OPERATIONS, type OperationId, operationsBy } from './generated/operations.ts';
import type { Call, CallOptions, OperationFacts } from './operation.ts';
import type { ClientOptions, Fetch, UserOptions } from './options.ts';
import { queryOf, targetOf } from './target.ts';
import { applicationTokens, bearerFrom, type TokenSource, userTokens } from './tokens.ts';
import { Transport } from './transport.ts';

/** What is asked of a path that the client has no function for. */
export interface RawRequest {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Whether it may be sent again when no answer came; default: GET only. */
  readonly repeatable?: boolean;
}

/** The operations in groups, as in `client.orders.createDelivery(…)`, and what is left. */
export type Client = ReturnType<typeof operationsBy> & {
  /** Calls an operation by its id. */
  readonly call: Call;
  /** Calls a path with the client's token, retries and errors. */
  request<T = unknown>(method: string, path: string, request?: RawRequest, options?: CallOptions): Promise<T>;
  /** A client whose calls carry a token that reaches one user. */
  forUser(user: string | UserOptions): Client;
  /** A client with some settings changed; it keeps its own tokens. */
  with(options: Partial<ClientOptions>): Client;
  /** The bearer token of the next call. */
  token(): Promise<string>;
};

/** A client of a server that speaks the Connect API v2. Sends nothing before its first call. */
export function createClient(options: ClientOptions): Client {
  const transport = new Transport(options, fetchOf(options));
  return clientWith(options, transport, applicationTokens(transport, options));
}

function clientWith(options: ClientOptions, transport: Transport, tokens: TokenSource): Client {
  const call: Call = async (id, request, given = {}) => {
    const facts: OperationFacts = OPERATIONS[id];
    const key = keyOf(facts, given);
    const body = (request as { body?: unknown }).body;
    const answer = await transport.send({
      operation: id,
      method: facts.method,
      target: targetOf(facts, request as Record<string, unknown>),
      headers: headersOf(options, given, facts, key),
      ...(body === undefined ? {} : { body }),
      upload: facts.upload,
      download: facts.download,
      repeatable: facts.repeat === 'always' || key !== undefined,
      bearer: bearerOf(facts, options, tokens),
      ...given,
    });
    return answer as never;
  };
  const request = async (method: string, path: string, { query = {}, body, repeatable }: RawRequest = {}, given: CallOptions = {}) => {
    const upper = method.toUpperCase();
    const facts = { banner: true, internalIds: true, bearer: 'token', repeat: upper === 'GET' ? 'always' : 'with_key' } as const;
    const key = upper === 'GET' ? undefined : keyOf(facts, given);
    return transport.send({
      operation: `${upper} ${path}`,
      method: upper,
      target: path + queryOf(query),
      headers: headersOf(options, given, facts, key),
      ...(body === undefined ? {} : { body }),
      repeatable: repeatable ?? upper === 'GET',
      bearer: bearerFrom(tokens),
      ...given,
    });
  };
  return {
    ...operationsBy(call),
    call,
    request: request as Client['request'],
    forUser: (user) => clientWith(options, transport, userTokens(transport, options, typeof user === 'string' ? { userId: user } : user)),
    with: (changed) => createClient({ ...options, ...changed }),
    token: () => tokens.get(),
  };
}

/** The idempotency key of a call: given, or made up where one is taken. */
function keyOf({ repeat }: Pick<OperationFacts, 'repeat'>, { idempotencyKey }: CallOptions): string | undefined {
  if (repeat !== 'with_key' || idempotencyKey === false) return undefined;
  return idempotencyKey ?? crypto.randomUUID();
}

function headersOf(
  options: ClientOptions,
  given: CallOptions,
  { banner, internalIds }: Pick<OperationFacts, 'banner' | 'internalIds'>,
  key: string | undefined,
): Record<string, string> {
  const headers: Record<string, string | undefined> = {
    'idempotency-key': key,
    'x-retailer-id': banner ? (given.retailerId ?? options.retailerId) : undefined,
    'accept-language': given.language ?? options.language,
    'x-request-id': given.requestId,
    'x-treat-ids-as-internal': internalIds && given.internalIds ? 'true' : undefined,
  };
  return Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function bearerOf({ bearer }: OperationFacts, { apiKey }: ClientOptions, tokens: TokenSource) {
  if (bearer === null) return undefined;
  if (bearer === 'token') return bearerFrom(tokens);
  if (apiKey === undefined) throw new TypeError('Operations of the developer platform need the option `apiKey`.');
  return async () => apiKey;
}

function fetchOf({ fetch: given, ca }: ClientOptions): Fetch {
  if (given) return given;
  if (ca !== undefined) return fetchTrusting(ca);
  // Looked up at each call, so that what tests put in its place is used.
  return (url, init) => fetch(url, init as RequestInit);
}

export type { OperationId };
