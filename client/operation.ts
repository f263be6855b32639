import type { OperationId, Signatures } from './generated/operations.ts';

/** What the transport has to know of an operation. */
export interface OperationFacts {
  readonly method: string;
  /** With `{name}` for path parameters. */
  readonly path: string;
  /** What the bearer is; null: a public operation. */
  readonly bearer: 'token' | 'api_key' | null;
  /** Whether a call may be sent again when nobody knows if the first one counted. */
  readonly repeat: 'always' | 'with_key' | 'never';
  /** Names of the query parameters. */
  readonly query?: readonly string[];
  /** Media type of the file that is its body. */
  readonly upload?: string;
  /** Media type of the file that it answers. */
  readonly download?: string;
  /** Takes `X-Retailer-Id`. */
  readonly banner?: boolean;
  /** Takes `X-Treat-Ids-As-Internal`. */
  readonly internalIds?: boolean;
}

/** What one call may do differently from the client's settings. */
export interface CallOptions {
  /** Ends the call; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds of one attempt. */
  readonly timeout?: number;
  /** Further attempts after the first. */
  readonly retries?: number;
  /** Made up where the operation takes one, so that a write can be repeated; false sends none, and the write is not repeated. */
  readonly idempotencyKey?: string | false;
  /** `X-Retailer-Id`. */
  readonly retailerId?: string;
  /** `Accept-Language`. */
  readonly language?: string;
  /** `X-Request-Id`, by which the server's log names the call. */
  readonly requestId?: string;
  /** `X-Treat-Ids-As-Internal: true`. */
  readonly internalIds?: boolean;
}

/** Calls an operation by its id. */
export type Call = <Id extends OperationId>(
  id: Id,
  request: Signatures[Id]['request'],
  options?: CallOptions,
) => Promise<Signatures[Id]['answer']>;
