import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { createSecureContext, getCACertificates } from 'node:tls';

export type Health =
  /** Time from before the connection until the whole answer is here, milliseconds. */
  { readonly state: 'operational'; readonly milliseconds: number } | { readonly state: 'unreachable'; readonly problem: string };

/** Asks the server with this public URL, over a new connection, whether it is well. Never rejects. */
export type Probe = (url: string) => Promise<Health>;

const LIMIT = 3_000;
const LONGEST_ANSWER = 16_384;

const PROBLEMS: Record<string, string> = {
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

/**
 * A probe that calls `GET {url}/health` and gives up after `limit` milliseconds, 3 s by default.
 * `ca`: PEM of the authorities to trust besides those that Node trusts already.
 */
export function createProbe(ca: string | undefined, limit = LIMIT): Probe {
  const secureContext = createSecureContext(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] });
  const agent = new https.Agent({ keepAlive: false, secureContext });
  return async (url) => {
    const started = performance.now();
    const signal = AbortSignal.timeout(limit);
    try {
      const problem = await askHealth(`${url}/health`, agent, signal);
      if (problem !== undefined) return { state: 'unreachable', problem };
      return { state: 'operational', milliseconds: performance.now() - started };
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      const problem = signal.aborted ? `no answer within ${limit / 1000} seconds` : PROBLEMS[code];
      return { state: 'unreachable', problem: problem ?? `connection failed (${code})` };
    }
  };
}

/** What is wrong with the answer, or undefined. */
async function askHealth(url: string, agent: https.Agent, signal: AbortSignal): Promise<string | undefined> {
  const headers = { accept: 'application/json', 'user-agent': 'cartwright-console' };
  const request = https.get(url, { agent, signal, headers });
  // After the answer has begun, a failure also reaches whoever reads it.
  request.on('error', () => {});
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let body = '';
  for await (const chunk of response.setEncoding('utf8')) {
    body += chunk;
    if (body.length > LONGEST_ANSWER) return 'the answer is not that of a Cartwright server';
  }
  if (response.statusCode !== 200) return `answered ${response.statusCode}`;
  return isWell(body) ? undefined : 'the answer is not that of a Cartwright server';
}

function isWell(body: string): boolean {
  try {
    return (JSON.parse(body) as { status?: unknown } | null)?.status === 'ok';
  } catch {
    return false;
  }
}
