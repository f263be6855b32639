/** Somebody who is signed in to the console on which the reference is shown. */
export interface Reader {
  /** Public address of the organization's development server. */
  readonly url: string;
  /** Client id with which the console itself calls that server. */
  readonly consoleApplication: string | null;
  /** Goes with every write. */
  readonly csrfToken: string;
}

/** Undefined for guests, and where the pages do not lie on a console. */
export async function findReader(): Promise<Reader | undefined> {
  // Only the console serves the pages from there.
  if (!location.pathname.startsWith('/docs')) return undefined;
  const answer = await fetch('/api/session', { headers: { accept: 'application/json' } });
  if (!answer.ok) return undefined;
  const session = (await answer.json()) as {
    readonly csrf_token: string;
    readonly account: object | null;
    readonly servers: {
      readonly development: { readonly url: string | null; readonly state: string; readonly application: string | null };
    } | null;
  };
  const { url = null, state, application = null } = session.servers?.development ?? {};
  if (session.account === null || url === null || state !== 'ready') return undefined;
  return { url, consoleApplication: application, csrfToken: session.csrf_token };
}
