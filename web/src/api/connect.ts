import { type Client, createClient } from '../../../client/client.ts';
import type { Fetch } from '../../../client/options.ts';
import { csrfHeader, sessionIsOver } from './console.ts';
import type { Environment } from './session.ts';

const clients: Partial<Record<Environment, Client>> = {};

/** The typed client of an organization's server, by way of the console's gateway. `retailerId` is an option of each call. */
export function connect(environment: Environment): Client {
  clients[environment] ??= createClient({
    url: `/api/servers/${environment}`,
    // The gateway puts its own in place of it.
    token: 'of-the-gateway',
    retries: 1,
    fetch: throughGateway,
  });
  return clients[environment];
}

const throughGateway: Fetch = async (url, init) => {
  const { authorization: _, ...headers } = init.headers;
  const csrf = init.method === 'GET' ? {} : csrfHeader();
  const answer = await fetch(url, { ...init, headers: { 'accept-language': document.documentElement.lang, ...headers, ...csrf } });
  if (answer.status === 401) sessionIsOver();
  return answer;
};
