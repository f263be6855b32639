import { X509Certificate } from 'node:crypto';
import { AddressRefused, type Refusal } from '../../../callbacks/address-guard.ts';
import { newSigningSecret } from '../../../callbacks/signature.ts';
import { normalizeEmail } from '../../../contract/email.ts';
import { ApiError, type ErrorDefinition, errors } from '../../../contract/errors.ts';
import { nullable, OptionalText, oneOf, Type } from '../../../contract/schema.ts';
import { countSubscriptions, insertSubscription, lockAccount } from '../../../storage/console/status/subscription.ts';
import type { ConsoleContext } from '../../context.ts';
import { defineRoute } from '../../route.ts';
import { confirmationMail } from '../notifying/mails.ts';
import { secretPurpose } from '../notifying/notifier.ts';
import { linkDigest, newLinkToken } from '../tokens.ts';

/** Subscriptions of one account that have not ended. */
const MOST = 20;
const LONGEST_URL = 2_000;
const LONGEST_CERTIFICATE = 20_000;

const REFUSALS: Readonly<Record<Refusal, ErrorDefinition>> = {
  credentials: errors.urlWithCredentials,
  not_https: errors.urlNotHttps,
  plain_beyond_loopback: errors.urlPlainBeyondLoopback,
  forbidden: errors.addressForbidden,
  private: errors.addressPrivate,
};

interface Fields {
  readonly target: string;
  readonly ca: string | null;
}

export const subscribe = defineRoute({
  id: 'console.status.subscriptions.create',
  method: 'POST',
  path: '/api/status/subscriptions',
  access: 'account',
  body: Type.Object({
    kind: oneOf(['webhook', 'email'], 'How the news come.'),
    url: OptionalText('Of a webhook: HTTPS.', LONGEST_URL),
    ca_certificate: OptionalText('Of a webhook: PEM of a CA to trust besides the public ones.', LONGEST_CERTIFICATE),
    email: OptionalText('Of mails; the address gets a link to confirm it.'),
  }),
  response: Type.Object({
    id: Type.Integer(),
    state: oneOf(['unconfirmed', 'active'], '`unconfirmed` until the link in the mail is used.'),
    secret: nullable(Type.String({ description: 'Signs what the webhook gets (Standard Webhooks); shown this once.' })),
  }),
  errors: [
    errors.blank,
    errors.invalid,
    errors.taken,
    errors.notAUrl,
    errors.notACertificate,
    errors.tooManySubscriptions,
    errors.tooManyRequests,
    ...Object.values(REFUSALS),
  ],
  handle: async ({ body, session, context, now }) => {
    const { kind } = body;
    const accountId = session.account.id;
    const { target, ca } =
      kind === 'webhook' ? readWebhook(body.url ?? '', body.ca_certificate ?? '', context) : readEmail(body.email ?? '');
    if (kind === 'email') takeTry([`status mail ${accountId}`, `status mail to ${target}`], context, now);
    const secret = kind === 'webhook' ? newSigningSecret() : newLinkToken();
    const sealed = context.secrets.seal(secret, secretPurpose(accountId, target));
    const state = kind === 'webhook' ? ('active' as const) : ('unconfirmed' as const);
    const token = kind === 'email' ? linkDigest(secret) : null;
    const id = await context.database.transaction(async (db) => {
      await db.query(lockAccount, [accountId]);
      if ((await db.query(countSubscriptions, [accountId]))[0]!.count >= MOST) {
        throw new ApiError(errors.tooManySubscriptions, { values: { count: MOST } });
      }
      const [made] = await db.query(insertSubscription, [accountId, kind, state, target, ca, sealed, token, new Date(now)]);
      if (!made) throw new ApiError(errors.taken, { key: kind === 'webhook' ? 'url' : 'email' });
      return made.id;
    });
    if (kind === 'email') await context.mailer.send(confirmationMail(target, context.consoleUrl, secret), now);
    return { id, state, secret: kind === 'webhook' ? secret : null };
  },
});

function readWebhook(given: string, certificate: string, { status: { guard } }: ConsoleContext): Fields {
  const ca = certificate.trim() || null;
  if (given.trim() === '') throw new ApiError(errors.blank, { key: 'url' });
  const url = URL.parse(given.trim());
  if (!url) throw new ApiError(errors.notAUrl, { key: 'url' });
  try {
    guard.checkUrl(url);
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error;
    throw new ApiError(REFUSALS[error.refusal], { key: 'url', values: { address: error.address } });
  }
  if (ca !== null && !isCertificate(ca)) throw new ApiError(errors.notACertificate, { key: 'ca_certificate' });
  return { target: url.href, ca };
}

function readEmail(given: string): Fields {
  if (given.trim() === '') throw new ApiError(errors.blank, { key: 'email' });
  const target = normalizeEmail(given);
  if (target === undefined) throw new ApiError(errors.invalid, { key: 'email' });
  return { target, ca: null };
}

/** Nobody's mailbox is filled by asking for the link again and again. */
function takeTry(keys: readonly string[], { tries }: ConsoleContext, now: number): void {
  const wait = tries.take(keys, now);
  if (wait === undefined) return;
  throw new ApiError(errors.tooManyRequests, { values: { seconds: wait }, headers: { 'retry-after': String(wait) } });
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey !== undefined;
  } catch {
    return false;
  }
}
