import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { createSecureContext, getCACertificates } from 'node:tls';

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly token?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** What came back within the limit; `milliseconds` from before the connection until the whole answer was here. */
export interface Answered {
  readonly status: number;
  /** Undefined unless the answer is JSON. */
  readonly json: unknown;
  readonly milliseconds: number;
}

/** No answer: `problem` says why, for people. */
export interface Unanswered {
  readonly problem: string;
}

/** Asks over a new connection, so that TLS counts. Never rejects. */
export type Ask = (question: Question) => Promise<Answered | Unanswered>;

export const ANSWER_LIMIT_MILLISECONDS = 5_000;
const LONGEST_ANSWER = 65_536;

const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection closed without an answer',
  ENOTFOUND: 'host name not found',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate is not trusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is not trusted',
};

/** `ca`: PEM of the authorities to trust besides those that Node trusts. `limit` in milliseconds. */
export function createAsk(ca: string | undefined, limit = ANSWER_LIMIT_MILLISECONDS): Ask {
  const secureContext = createSecureContext(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] });
  const agent = new https.Agent({ keepAlive: false, secureContext });
  return async (question) => {
    const started = performance.now();
    const signal = AbortSignal.timeout(limit);
    try {
      const { status, text } = await exchange(question, agent, signal);
      return { status, json: parsed(text), milliseconds: performance.now() - started };
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      return { problem: signal.aborted ? `no answer within ${limit / 1_000} seconds` : (PROBLEMS[code] ?? `connection failed (${code})`) };
    }
  };
}

async function exchange({ method, url, token, body }: Question, agent: https.Agent, signal: AbortSignal) {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const request = https.request(url, {
    method,
    agent,
    signal,
    headers: {
      accept: 'application/json',
      'user-agent': 'cartwright-console',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(sent !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
    },
  });
  // After the answer has begun, a failure also reaches whoever reads it.
  request.on('error', () => {});
  request.end(sent);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
    // What is as long is no answer of ours, and parses to nothing.
    if (text.length > LONGEST_ANSWER) break;
  }
  return { status: response.statusCode ?? 0, text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
