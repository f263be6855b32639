/** One error of the envelope. */
export interface ConnectErrorEntry {
  readonly message: string;
  /** Numeric code; null where none is documented. */
  readonly code: number | null;
  /** `meta.key`: the parameter concerned. */
  readonly key: string | undefined;
}

/** The server answered with an error. Identify it by `code` and `key`; `message` is for people. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly status: number;
  readonly code: number | null;
  readonly key: string | undefined;
  /** Each problem by itself where there were several (code 9999); otherwise this error alone. */
  readonly errors: readonly ConnectErrorEntry[];
  /** `error` of the token endpoints, e.g. `invalid_client`. */
  readonly oauthError: string | undefined;
  /** `X-Request-Id`, by which the server's log names the call. */
  readonly requestId: string | undefined;
  /** What was called: an operation's id, or method and path. */
  readonly operation: string;
  /** Seconds of `Retry-After`. */
  readonly retryAfter: number | undefined;
  /** The answer's body, parsed if it is JSON. */
  readonly body: unknown;

  constructor(answer: {
    operation: string;
    status: number;
    body: unknown;
    requestId?: string | undefined;
    retryAfter?: number | undefined;
  }) {
    const { error, meta, error_description } = asObject(answer.body);
    const oauth = typeof error === 'string' ? error : undefined;
    const envelope = asObject(error);
    const message = textOf(oauth === undefined ? envelope.message : error_description) ?? `HTTP ${answer.status}`;
    super(message);
    this.status = answer.status;
    this.code = numberOf(envelope.code);
    this.key = textOf(asObject(meta).key);
    this.oauthError = oauth;
    this.requestId = answer.requestId;
    this.operation = answer.operation;
    this.retryAfter = answer.retryAfter;
    this.body = answer.body;
    const several = Array.isArray(envelope.errors) ? envelope.errors.map(entryOf) : [];
    this.errors = several.length > 0 ? several : [{ message, code: this.code, key: this.key }];
  }
}

/** No answer came: the connection failed, or nothing came in time. A write may have been done. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly operation: string;
  /** How often it was tried. */
  readonly attempts: number;
  readonly timedOut: boolean;

  constructor(operation: string, attempts: number, cause: unknown) {
    const timedOut = cause instanceof TimedOut;
    super(`${operation}: ${timedOut ? cause.message : `no answer (${reasonOf(cause)})`}, tried ${attempts} times.`, { cause });
    this.operation = operation;
    this.attempts = attempts;
    this.timedOut = timedOut;
  }
}

export class TimedOut extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`);
  }
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}

function entryOf(one: unknown): ConnectErrorEntry {
  const { error, meta } = asObject(one);
  const { message, code } = asObject(error);
  return { message: textOf(message) ?? '', code: numberOf(code), key: textOf(asObject(meta).key) };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
