import type { Component, ProbedState } from '../components.ts';
import type { Answered, Ask, Unanswered } from './ask.ts';
import { readHealth } from './health.ts';

/** A server to probe, with the console's own application there. */
export interface Target {
  /** Its number in the pool. */
  readonly id: number;
  readonly environment: 'development' | 'production';
  /** Public base URL without a trailing slash. */
  readonly url: string;
  readonly ca: string | undefined;
  readonly credentials: { readonly client_id: string; readonly client_secret: string };
}

export interface Finding {
  readonly state: ProbedState;
  /** For people; null where all is well. */
  readonly reason: string | null;
  /** Response time, where the component was asked itself. */
  readonly milliseconds: number | null;
}

/** What a round found of one server; components that it learned nothing of are left out. */
export interface ServerFindings {
  readonly target: Pick<Target, 'id' | 'environment' | 'url'>;
  /** Why the server as a whole does not answer; null where it does. */
  readonly unreachable: string | null;
  readonly components: Readonly<Partial<Record<Component, Finding>>>;
}

/** An answer that takes longer is degraded, milliseconds. */
export const SLOW_MILLISECONDS = 2_000;

const TOKEN_PATH = '/v2/oauth/token';
/** Authenticated, one read of the database, small. */
const API_PATH = '/cartwright/v1/banners';
const HEALTH_PATH = '/cartwright/v1/health';

type Reply = Answered | Unanswered;

/** The tokens of earlier rounds, by server: the API can be judged while no token is to be had. */
export type Tokens = Map<number, string>;

/** Asks a server for a token, an authenticated read, and its health. Never rejects. */
export async function probeServer(target: Target, ask: Ask, tokens: Tokens): Promise<ServerFindings> {
  const { id, environment, url, credentials } = target;
  const former = tokens.get(id);
  const issued = await ask({ method: 'POST', url: url + TOKEN_PATH, body: { grant_type: 'client_credentials', ...credentials } });
  const fresh = tokenOf(issued);
  const token = fresh ?? former;
  const [api, health] = await Promise.all([
    ask({ method: 'GET', url: url + API_PATH, token }),
    ask({ method: 'GET', url: url + HEALTH_PATH, token }),
  ]);
  if (fresh !== undefined) {
    tokens.set(id, fresh);
    // One token for each round would fill the server's table; what can't be revoked ends by itself within a day.
    if (former !== undefined) await ask({ method: 'POST', url: `${url}${TOKEN_PATH}/revoke`, body: { ...credentials, token: former } });
  }
  const found: Pick<ServerFindings, 'target'> = { target: { id, environment, url } };
  const replies = [issued, api, health];
  if (replies.every(isLost)) return { ...found, unreachable: problemOf(issued), components: {} };
  const oauth = fresh === undefined ? failing(issued) : timed(issued);
  const judged = judgeApi(api, fresh !== undefined);
  return { ...found, unreachable: null, components: { oauth, ...(judged && { api: judged }), ...readHealth(health) } };
}

/** Nothing came, or only that the server can't answer. */
const isLost = (reply: Reply) => 'problem' in reply || reply.status >= 500;

const problemOf = (reply: Reply) => ('problem' in reply ? reply.problem : `answered ${reply.status}`);

function tokenOf(reply: Reply): string | undefined {
  if ('problem' in reply || reply.status !== 200) return undefined;
  const { access_token: token } = (reply.json ?? {}) as { access_token?: unknown };
  return typeof token === 'string' ? token : undefined;
}

/** Undefined where a refusal says nothing: without a token, or with one that may have ended since. */
function judgeApi(reply: Reply, isFresh: boolean): Finding | undefined {
  if ('problem' in reply || reply.status >= 500) return failing(reply);
  if (reply.status === 200 && typeof reply.json === 'object') return timed(reply);
  return isFresh ? failing(reply) : undefined;
}

const failing = (reply: Reply): Finding => ({ state: 'down', reason: problemOf(reply), milliseconds: null });

function timed(reply: Reply): Finding {
  const milliseconds = 'problem' in reply ? 0 : Math.max(1, Math.round(reply.milliseconds));
  if (milliseconds <= SLOW_MILLISECONDS) return { state: 'operational', reason: null, milliseconds };
  return { state: 'degraded', reason: `answered after ${(milliseconds / 1_000).toFixed(1)} seconds`, milliseconds };
}
