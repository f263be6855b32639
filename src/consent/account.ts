import type { FastifyReply } from 'fastify';
import { timeOf } from '../contract/clock.ts';
import { type CustomerSessionRow, listConsents, takeBackConsent, takeTurn } from '../storage/consent/consent.ts';
import { findCustomer, unlinkCustomer } from '../storage/customers/customer.ts';
import type { Connection } from '../storage/engine/types.ts';
import { plainOf } from './asked.ts';
import { type FormHandler, goOn, type Handler, type SentForm, sendPage, sessionOf, tokenFor, type Visit } from './context.ts';
import { type AccountPage, accountPage } from './pages/account-page.ts';
import { showSignIn } from './sign-in.ts';
import { visitorHash } from './visitor.ts';

/** `GET /oauth/account`: what the customer has allowed; to others the sign-in, which leads back here. */
export const account: Handler = async (visit) => {
  const session = await sessionOf(visit);
  return session ? showAccount(visit, 200, session) : showSignIn(visit, 200);
};

/** `POST /oauth/account/take-back`: ends a consent and the account's link, once for each form. */
export const takeBack: FormHandler = async (visit, form) => {
  const outcome = form.turn === undefined ? 'expired' : await end(visit, form);
  const session = await sessionOf(visit);
  if (!session) return goOn(visit);
  const said = visit.texts(outcome);
  return outcome === 'expired' ? showAccount(visit, 403, session, { problem: said }) : showAccount(visit, 200, session, { notice: said });
};

/** The turn and what it ends stand or fall together; then every process refuses the tokens. */
async function end({ environment, application, now }: Visit, { turn, visitorId, fields }: SentForm) {
  const { database, directory } = environment;
  const organizationId = application.organization_id;
  const topics: string[] = [];
  const outcome = await database.transaction(async (db) => {
    const [taken] = await db.query(takeTurn, [organizationId, visitorHash(visitorId), turn!, new Date(now)]);
    if (!taken) return 'expired';
    const revoked = await revoke(db, organizationId, taken.customer_id, fields);
    for (const hash of revoked ?? []) topics.push(`token:${hash}`);
    for (const topic of topics) await directory.announce(db, topic);
    return revoked ? 'takenBack' : 'endedBefore';
  });
  for (const topic of topics) directory.forget(topic);
  return outcome;
}

/** Digests of the tokens that ended, in hex; undefined where there was nothing to end. */
async function revoke(db: Connection, organizationId: number, customerId: number, fields: SentForm['fields']) {
  if (fields.link === 'end') {
    const [link] = await db.query(unlinkCustomer, [organizationId, customerId, false]);
    return link?.outcome === 'done' ? link.revoked : undefined;
  }
  const clientId = plainOf(fields.application);
  const [consent] = clientId === undefined ? [] : await db.query(takeBackConsent, [organizationId, customerId, clientId]);
  return consent?.revoked ?? undefined;
}

async function showAccount(
  visit: Visit,
  status: number,
  customer: CustomerSessionRow,
  said: Pick<AccountPage, 'notice' | 'problem'> = {},
): Promise<FastifyReply> {
  const { environment, reply, texts, place, application, query, now } = visit;
  const { organization_id, organization_name, test_clock } = application;
  const [linked] = await environment.database.query(findCustomer, [organization_id, customer.customer_id]);
  const at = new Date(timeOf(test_clock, now));
  const page = accountPage({
    texts,
    place,
    query,
    organization: organization_name,
    token: tokenFor(visit, customer.turn),
    customer,
    linkedAt: linked?.linked_at ?? null,
    consents: await environment.database.query(listConsents, [organization_id, customer.customer_id, at]),
    ...said,
  });
  return sendPage(reply, status, page);
}
