import { ApiError, errors } from '../../contract/errors.ts';
import { RequiredText, Type } from '../../contract/schema.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  deleteRecoveryCodes,
  findSecondFactor,
  insertRecoveryCodes,
  removeSecondFactor,
} from '../../storage/console/second-factor.ts';
import { deleteOtherSessions } from '../../storage/console/session.ts';
import type { Connection } from '../../storage/engine/types.ts';
import { EmptyAnswer } from '../answers.ts';
import { defineRoute } from '../route.ts';
import { takeTry } from '../tries.ts';
import { PasswordField, requireOwnPassword } from './answers.ts';
import { acceptsCode, newRecoveryCodes, newTotpSecret, totpPurpose, totpUri } from './second-factor.ts';

const CodesSchema = Type.Object({
  recovery_codes: Type.Array(Type.String(), { description: 'In this answer only. Each stands in for a code once.' }),
});
const PasswordBody = Type.Object({ password: PasswordField('The present one.') });

/** Begins: the key for the authenticator. It counts once a code of it was given. */
export const beginTwoFactor = defineRoute({
  id: 'console.account.begin_two_factor',
  method: 'POST',
  path: '/api/account/two-factor',
  access: 'account',
  beforeSecondFactor: true,
  body: PasswordBody,
  response: Type.Object({
    secret: Type.String({ description: 'Base32, to be typed.' }),
    uri: Type.String({ description: '`otpauth://…`, to be shown as a QR code.' }),
  }),
  errors: [errors.invalid, errors.taken],
  handle: async ({ body, session, context, request }) => {
    const { account } = session;
    takeTry(request, 'two-factor', account.email, context);
    await requireOwnPassword(context, account.id, body.password);
    const secret = newTotpSecret();
    const sealed = context.secrets.seal(secret, totpPurpose(account.id));
    const [begun] = await context.database.query(beginSecondFactor, [account.id, sealed]);
    if (!begun) throw new ApiError(errors.taken, { key: 'two_factor' });
    return { secret, uri: totpUri(secret, account.email) };
  },
});

/** Sets the second factor; other sessions, which did without, end. */
export const confirmTwoFactor = defineRoute({
  id: 'console.account.confirm_two_factor',
  method: 'PUT',
  path: '/api/account/two-factor',
  access: 'account',
  beforeSecondFactor: true,
  body: Type.Object({ code: RequiredText('Six digits of the authenticator.', 20) }),
  response: CodesSchema,
  errors: [errors.invalid, errors.twoFactorMissing, errors.taken],
  handle: async ({ body, session, context, request, now }) => {
    const { account } = session;
    takeTry(request, 'two-factor', account.email, context);
    const [factor] = await context.database.query(findSecondFactor, [account.id]);
    if (!factor?.totp_secret) throw new ApiError(errors.twoFactorMissing);
    if (factor.confirmed) throw new ApiError(errors.taken, { key: 'two_factor' });
    if (!(await acceptsCode(context, account.id, factor.totp_secret, body.code, now))) throw new ApiError(errors.invalid, { key: 'code' });
    return context.database.transaction(async (db) => {
      await db.query(confirmSecondFactor, [account.id, new Date(now)]);
      await db.query(deleteOtherSessions, [account.id, session.number]);
      return { recovery_codes: await replaceRecoveryCodes(db, account.id) };
    });
  },
});

/** Refused where everybody has to have one. */
export const removeTwoFactor = defineRoute({
  id: 'console.account.remove_two_factor',
  method: 'DELETE',
  path: '/api/account/two-factor',
  access: 'account',
  body: PasswordBody,
  response: EmptyAnswer,
  errors: [errors.invalid, errors.secondFactorKept],
  handle: async ({ body, session, context, request }) => {
    if (context.settings.requireSecondFactor) throw new ApiError(errors.secondFactorKept);
    takeTry(request, 'two-factor', session.account.email, context);
    await requireOwnPassword(context, session.account.id, body.password);
    await context.database.query(removeSecondFactor, [session.account.id]);
    return {};
  },
});

/** Ten new ones in place of those before. */
export const renewRecoveryCodes = defineRoute({
  id: 'console.account.renew_recovery_codes',
  method: 'POST',
  path: '/api/account/recovery-codes',
  access: 'account',
  body: PasswordBody,
  response: CodesSchema,
  errors: [errors.invalid, errors.twoFactorMissing],
  handle: async ({ body, session, context, request }) => {
    takeTry(request, 'two-factor', session.account.email, context);
    await requireOwnPassword(context, session.account.id, body.password);
    if (!session.account.twoFactor) throw new ApiError(errors.twoFactorMissing);
    return context.database.transaction(async (db) => ({ recovery_codes: await replaceRecoveryCodes(db, session.account.id) }));
  },
});

async function replaceRecoveryCodes(db: Connection, accountId: number): Promise<string[]> {
  const { codes, hashes } = newRecoveryCodes();
  await db.query(deleteRecoveryCodes, [accountId]);
  await db.query(insertRecoveryCodes, [accountId, hashes]);
  return codes;
}
