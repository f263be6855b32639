/** What both forms of an exchange have: enough to list and filter it. */
export interface ExchangeHead {
  /** Unique in a process and higher than that of every earlier exchange, of former processes too. */
  readonly seq: number;
  /** Process that served it. */
  readonly process: string;
  readonly requestId: string;
  /** When it began, on the wall, epoch milliseconds. */
  readonly at: number;
  /** What the organization's clock showed for its handler, epoch milliseconds; null where none ran. */
  readonly now: number | null;
  /** That clock stood still. */
  readonly frozen: boolean;
  /** From the request's head to the end of the answer. */
  readonly milliseconds: number;
  readonly method: string;
  /** Path with its query, as sent. */
  readonly url: string;
  /** Operation id; `unknown` for a path that leads nowhere. */
  readonly operation: string;
  readonly organizationId: number;
  /** 0 where an API key stood for the organization. */
  readonly applicationId: number;
  /** Null where no answer was sent. */
  readonly status: number | null;
  /** Fault rule that was applied. */
  readonly fault: string | null;
  /** What a fault did to the connection. */
  readonly cut: 'dropped' | 'truncated' | null;
  /** Request id that this one repeats. */
  readonly replayOf: string | null;
}

/** An exchange as the server had it, secrets included: in memory only. Nothing is parsed or copied for it. */
export interface Exchange extends ExchangeHead {
  /** Until the body had arrived and the handler began; null where it never did. */
  readonly received: number | null;
  /** The handler's own time. */
  readonly handled: number | null;
  /** The one user that the token reaches. */
  readonly userId: string | undefined;
  /** Names and values in turn. */
  readonly requestHeaders: readonly string[];
  /** The first bytes of the body, one character (Latin-1) each. */
  readonly requestBody: string | undefined;
  /** Bytes of the whole. */
  readonly requestBytes: number;
  readonly answerHeaders: Readonly<Record<string, unknown>>;
  readonly answerBody: string | undefined;
  /** By its schema the answer holds no secret. */
  readonly plain: boolean;
  /** Characters of the whole. */
  readonly answerLength: number;
  /** About what it takes in memory. */
  readonly bytes: number;
}

export interface InspectedBody {
  readonly text: string;
  /** Of the whole body. */
  readonly bytes: number;
  readonly truncated: boolean;
  /** Something in it was masked. */
  readonly masked: boolean;
}

/** Head of an exchange without secrets. */
export interface InspectedHead extends ExchangeHead {
  readonly userAgent: string | null;
  readonly error: { readonly code: number | string | null; readonly key: string | null; readonly message: string } | null;
}

/** The rest of it. */
export interface InspectedRest {
  readonly received: number | null;
  readonly handled: number | null;
  readonly userId: string | null;
  readonly requestHeaders: readonly (readonly [name: string, value: string])[];
  readonly requestBody: InspectedBody | null;
  readonly answerHeaders: readonly (readonly [name: string, value: string])[];
  readonly answerBody: InspectedBody | null;
}

/** An exchange as it is shown and written to files: without secrets. */
export interface Inspected {
  readonly head: InspectedHead;
  readonly rest: InspectedRest;
}

/** A body is kept up to here. */
export const KEPT_BODY = 64 * 1024;
