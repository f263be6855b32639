import { statement } from '../engine/types.ts';

export interface IdempotencyRow {
  readonly outcome: 'fresh' | 'replay' | 'mismatch';
  readonly status: number | null;
  readonly response: string | null;
  /** What the handler put on the answer besides its body. */
  readonly headers: Readonly<Record<string, string>> | null;
}

export const beginIdempotent = statement<[applicationId: number, target: string, key: string, hash: Buffer, wall: Date], IdempotencyRow>(
  'begin_idempotent',
  'select outcome, status, response, headers from cw.begin_idempotent($1, $2, $3, $4, $5)',
);

/** What was answered to the same request under the key, as long as the key is kept (002-functions.sql). Writes nothing. */
export const findKept = statement<
  [applicationId: number, target: string, key: string, hash: Buffer, wall: Date],
  Pick<IdempotencyRow, 'response' | 'headers'>
>(
  'find_kept_response',
  `select response, headers from cw.idempotency_keys
    where application_id = $1 and target = $2 and key = $3 and body_hash = $4 and response is not null
      and created_at > $5::timestamptz - interval '24 hours'`,
);

/** `headers`: JSON of those that the handler put on the answer, or null. */
export const keepResponse = statement<
  [applicationId: number, target: string, key: string, response: string, headers: string | null],
  never
>(
  'keep_response',
  `update cw.idempotency_keys set status = 200, response = $4, headers = $5::jsonb
    where application_id = $1 and target = $2 and key = $3`,
);

/** Only successful answers are kept: after a refusal the key is free again. */
export const forgetKey = statement<[applicationId: number, target: string, key: string], never>(
  'forget_idempotency_key',
  'delete from cw.idempotency_keys where application_id = $1 and target = $2 and key = $3',
);
