/** `cartwright/client`: a typed client of the Connect API v2 and of the Management API, with nothing but Node 20 or later. */
export { type Callback, CallbackVerificationError, parseCallback, type VerifyOptions, verifyCallback } from './callbacks.ts';
export { type Client, createClient, type RawRequest } from './client.ts';
export { ConnectError, type ConnectErrorEntry, NoAnswerError } from './errors.ts';
export { fetchTrusting } from './fetch-trusting.ts';
export type { OperationId, Signatures } from './generated/operations.ts';
export type * from './generated/types.ts';
export type { CallOptions } from './operation.ts';
export type { ClientOptions, Fetch, FetchAnswer, FetchInit, UserOptions } from './options.ts';
