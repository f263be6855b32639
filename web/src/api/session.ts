import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type Answer, callConsole, keepCsrfToken } from './console.ts';

export type Session = Answer<'GET /api/session'>;
export type Membership = Session['organizations'][number];
export type Role = Membership['role'];
export type Right = 'view' | 'manage' | 'operate' | 'members' | 'installation';
export type Environment = 'development' | 'production';
export type ServerSummary = NonNullable<Session['servers']>[Environment];

/** A session with somebody signed in. */
export type SignedIn = Session & { readonly account: NonNullable<Session['account']> };

const KEY = ['session'];

/** Keeps the token of an answer before anybody can write with it. */
const read = (session: Session): Session => {
  keepCsrfToken(session.csrf_token);
  return session;
};

export const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ signal }) => read(await callConsole('GET /api/session', { signal })),
  staleTime: 60_000,
});

/** Who is here; suspends until it is known. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** The session of pages that only open with one. */
export function useSignedIn(): SignedIn {
  const session = useSession();
  if (session.account === null) throw new Error('This page is shown with a session only.');
  return session as SignedIn;
}

/** Whether a second factor is required here that is yet to be set up: until then all else is refused. */
export const owesSecondFactor = ({ account }: Session) => account?.two_factor_required === true && !account.two_factor;

/** The page that sets it up and then goes on to `to`. */
export const secondFactorPath = (to: string) => `/second-factor?return_to=${encodeURIComponent(to)}`;

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the second factor. */
  readonly code?: string;
}

/** What changes the session. */
export function useSessionActions() {
  const client = useQueryClient();
  const renew = (session: Session) => void client.setQueryData(KEY, read(session));
  const become = (session: Session) => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
    renew(session);
  };
  return {
    /** Goes on with the session of an answer; all that was read for the former one is forgotten. */
    become,
    /** The same session, something of it changed. */
    renew,
    /** Reads it again. */
    refresh: () => client.invalidateQueries({ queryKey: KEY }),
    signIn: async (credentials: Credentials) => become(await callConsole('POST /api/session', { body: credentials })),
    chooseOrganization: async (slug: string) => become(await callConsole('PUT /api/session/organization', { body: { slug } })),
    signOut: async (to = '/sign-in') => {
      await callConsole('DELETE /api/session');
      // A whole new page: nothing of the session stays in memory.
      window.location.assign(to);
    },
  };
}

const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  developer: ['view'],
  developer_admin: ['view', 'manage', 'operate', 'members'],
  operator: ['view', 'operate'],
};

/** What somebody may do; the server has the last word. On development a developer may operate too. */
export function hasRight({ organization, account }: Session, right: Right, environment: Environment): boolean {
  if (right === 'installation') return account?.is_operator === true;
  if (!organization) return false;
  if (RIGHTS[organization.role].includes(right)) return true;
  return organization.role === 'developer' && right === 'operate' && environment === 'development';
}
