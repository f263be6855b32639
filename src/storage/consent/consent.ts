import type { TestClock } from '../../contract/clock.ts';
import type { Scope } from '../../contract/scopes.ts';
import { statement } from '../engine/types.ts';

/** Who asks a customer for consent. */
export interface AskingApplication {
  readonly id: number;
  readonly organization_id: number;
  readonly name: string;
  readonly organization_name: string;
  readonly status: string;
  readonly scopes: Scope[];
  readonly redirect_uris: string[];
  readonly country: 'US' | 'CA';
  readonly test_clock: TestClock | null;
}

/** Not keyed by an organization: the client id leads to it. */
export const findAskingApplication = statement<[clientId: string], AskingApplication>(
  'find_asking_application',
  `select a.id, a.organization_id, a.name, o.name as organization_name, a.status, a.scopes, a.redirect_uris, o.country, o.test_clock
     from cw.applications a join cw.organizations o on o.id = a.organization_id where a.client_id = $1`,
);

export interface CustomerSessionRow {
  readonly customer_id: number;
  readonly email: string;
  readonly name: string | null;
  readonly turn: number;
}

/** The session of a customer of the organization; one of another organization's customer is none here. */
export const findCustomerSession = statement<[organizationId: number, hash: Buffer, now: Date], CustomerSessionRow>(
  'find_customer_session',
  `select s.customer_id, c.email, c.name, s.turn
     from cw.customer_sessions s join cw.customers c on c.organization_id = s.organization_id and c.id = s.customer_id
    where s.organization_id = $1 and s.hash = $2 and s.expires_at > $3`,
);

/** Begins a session and ends the one before it, of whatever organization: a browser has one. */
export const startCustomerSession = statement<
  [hash: Buffer, before: Buffer, organizationId: number, customerId: number, now: Date, expires: Date]
>(
  'start_customer_session',
  `with ended as (delete from cw.customer_sessions where hash = $2)
   insert into cw.customer_sessions (hash, organization_id, customer_id, created_at, expires_at) values ($1, $3, $4, $5, $6)`,
);

export const endCustomerSession = statement<[hash: Buffer]>('end_customer_session', 'delete from cw.customer_sessions where hash = $1');

/** Takes the turn that a form was made for; no row when it was taken before, or the session is over. */
export const takeTurn = statement<[organizationId: number, hash: Buffer, turn: number, now: Date], { customer_id: number }>(
  'take_customer_turn',
  `update cw.customer_sessions set turn = turn + 1
    where organization_id = $1 and hash = $2 and turn = $3 and expires_at > $4 returning customer_id`,
);

/** What a customer allows an application. Times in epoch milliseconds. */
export interface ConsentRow {
  readonly client_id: string;
  readonly name: string;
  readonly status: string;
  readonly allowed_at: number;
  /** Linking tokens that live, and when the last of them ends. */
  readonly tokens: number;
  readonly tokens_until: number | null;
  /** Until when a code that was given can be exchanged. */
  readonly code_until: number | null;
}

/** In the order in which they were given. `now`: by the organization's clock. */
export const listConsents = statement<[organizationId: number, customerId: number, now: Date], ConsentRow>(
  'list_consents',
  `select a.client_id, a.name, a.status, s.allowed_at, t.tokens, t.tokens_until, c.code_until
     from cw.consents s
     join cw.applications a on a.organization_id = s.organization_id and a.id = s.application_id
     cross join lateral (
       select count(*)::integer as tokens, max(t.expires_at) as tokens_until
         from cw.tokens t
        where t.organization_id = s.organization_id and t.customer_id = s.customer_id and t.application_id = s.application_id
          and t.expires_at > $3) t
     cross join lateral (
       select max(c.expires_at) as code_until
         from cw.authorization_codes c
        where c.organization_id = s.organization_id and c.customer_id = s.customer_id and c.application_id = s.application_id
          and c.token_hash is null and c.expires_at > $3) c
    where s.organization_id = $1 and s.customer_id = $2
    order by s.allowed_at, a.id`,
);

/** Ends what the customer allows the application, and the account's link; `revoked` is null where nothing was allowed. */
export const takeBackConsent = statement<[organizationId: number, customerId: number, clientId: string], { revoked: string[] | null }>(
  'take_back_consent',
  `select cw.take_back_consent($1, $2, (
     select a.id from cw.applications a where a.organization_id = $1 and a.client_id = $3)) as revoked`,
);

export const findSignIn = statement<[organizationId: number, email: string], { id: number; password_hash: string | null }>(
  'find_customer_sign_in',
  'select id, password_hash from cw.customers where organization_id = $1 and email = $2',
);

/** Gives no row when the e-mail address is taken. */
export const signUpCustomer = statement<
  [organizationId: number, email: string, name: string, passwordHash: string, now: Date],
  { id: number }
>(
  'sign_up_customer',
  `insert into cw.customers (organization_id, email, name, password_hash, instacartplus_member, created_at)
   values ($1, $2, $3, $4, false, $5) on conflict do nothing returning id`,
);

/** Counts a try for each subject, in spans that begin with the first one; a span that began before `$4` is over. Times in epoch milliseconds. */
export const countTries = statement<
  [organizationId: number, subjects: string[], now: Date, spanBegan: Date],
  { subject: string; tries: number; since: number }
>(
  'count_customer_tries',
  `insert into cw.customer_sign_in_tries as t (organization_id, subject, tries, since)
   select $1, s, 1, $3 from unnest($2::text[]) s order by s
   on conflict (organization_id, subject) do update set
     tries = case when t.since <= $4 then 1 else least(t.tries + 1, 1000000) end, since = case when t.since <= $4 then $3 else t.since end
   returning subject, tries, since`,
);

export const forgetTries = statement<[organizationId: number, subject: string]>(
  'forget_customer_tries',
  'delete from cw.customer_sign_in_tries where organization_id = $1 and subject = $2',
);
