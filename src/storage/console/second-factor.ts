import { statement } from '../engine/types.ts';

/** Begins anew; the factor counts once a code of it was given. */
export const beginSecondFactor = statement<[accountId: number, sealed: Buffer], { id: number }>(
  'console_begin_second_factor',
  'update cw.accounts set totp_secret = $2, totp_step = null where id = $1 and totp_confirmed_at is null returning id',
);

export const findSecondFactor = statement<[accountId: number], { totp_secret: Buffer | null; confirmed: boolean }>(
  'console_find_second_factor',
  'select totp_secret, totp_confirmed_at is not null as confirmed from cw.accounts where id = $1',
);

/** A row when no code of these 30 seconds or later ones was accepted before. */
export const acceptStep = statement<[accountId: number, step: number], { id: number }>(
  'console_accept_totp_step',
  'update cw.accounts set totp_step = $2 where id = $1 and coalesce(totp_step, 0) < $2 returning id',
);

export const confirmSecondFactor = statement<[accountId: number, now: Date]>(
  'console_confirm_second_factor',
  'update cw.accounts set totp_confirmed_at = $2 where id = $1',
);

export const removeSecondFactor = statement<[accountId: number]>(
  'console_remove_second_factor',
  `with codes as (delete from cw.recovery_codes where account_id = $1)
   update cw.accounts set totp_secret = null, totp_confirmed_at = null, totp_step = null where id = $1`,
);

export const deleteRecoveryCodes = statement<[accountId: number]>(
  'console_delete_recovery_codes',
  'delete from cw.recovery_codes where account_id = $1',
);

export const insertRecoveryCodes = statement<[accountId: number, hashes: Buffer[]]>(
  'console_insert_recovery_codes',
  'insert into cw.recovery_codes (account_id, hash) select $1, unnest($2::bytea[])',
);

/** A row when the code was the account's and not used before. */
export const takeRecoveryCode = statement<[accountId: number, hash: Buffer, now: Date], { account_id: number }>(
  'console_take_recovery_code',
  'update cw.recovery_codes set used_at = $3 where account_id = $1 and hash = $2 and used_at is null returning account_id',
);
