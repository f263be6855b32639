import { createClient } from '../../../client/client.ts';
import type { Fetch } from '../../../client/options.ts';
import { asRequest } from './connect.ts';
import { callConsole, csrfHeader, keepCsrfToken } from './console.ts';

const CONSOLE_PATHS = { order_pages: 'order-pages', product_pages: 'product-pages' } as const;

/** The console's routes of customers' pages, which need a link and no session, in place of the servers' own. */
const throughConsole: Fetch = async (url, { headers: { authorization: _, ...headers }, ...init }) => {
  const target = url.replace(/^\/cartwright\/v1\/(order_pages|product_pages)\//, (_match, page: keyof typeof CONSOLE_PATHS) => {
    return `/api/${CONSOLE_PATHS[page]}/`;
  });
  if (init.method !== 'GET') await renewCsrfToken();
  const csrf = init.method === 'GET' ? {} : csrfHeader();
  return fetch(target, asRequest({ ...init, headers }, { ...headers, ...csrf }));
};

/** A page stays open for hours, a token does not last. */
async function renewCsrfToken(): Promise<void> {
  keepCsrfToken((await callConsole('GET /api/session')).csrf_token);
}

/** `orderPages` and `productPages` of the typed client, for whoever has a link. */
export const customer = createClient({ url: '', token: 'of-the-link', retries: 0, fetch: throughConsole });
