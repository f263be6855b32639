import { statement } from '../engine/types.ts';

export const SUBMISSION_STATES = ['received', 'processing', 'completed', 'failed'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];
export type SubmissionKind = 'product' | 'item';

/** What was wrong with an object when it was processed; the text is made when it is read. */
export interface SubmissionError {
  /** Place of the object in the submission; null for the submission as a whole. */
  readonly index: number | null;
  readonly key: string | null;
  /** Name in the error catalogue. */
  readonly error: string;
}

export interface SubmissionRow {
  readonly id: number;
  readonly kind: SubmissionKind;
  readonly batch: boolean;
  readonly request_id: string;
  readonly object_count: number;
  readonly state: SubmissionState;
  readonly errors: SubmissionError[];
  /** Epoch milliseconds. */
  readonly received_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
}

const COLUMNS = 'id, kind, batch, request_id, object_count, state, errors, received_at, started_at, finished_at';

/** Keeps a submission and the work it makes, in one statement. `objects` is JSON. */
export const receiveSubmission = statement<
  [
    organizationId: number,
    bannerId: number,
    kind: SubmissionKind,
    batch: boolean,
    requestId: string,
    count: number,
    objects: string,
    at: Date,
  ],
  { id: number }
>(
  'receive_submission',
  `with received as (
     insert into cw.catalogue_submissions (organization_id, banner_id, kind, batch, request_id, object_count, objects, received_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8) returning id
   )
   insert into cw.due_work (organization_id, kind, subject, due_at, payload)
   select $1, 'catalogue.submission', $2::integer::text, $8, jsonb_build_object('submission_id', id) from received returning id`,
);

/** Newest first, before the id given. */
export const listSubmissions = statement<
  [organizationId: number, bannerId: number, before: number, state: string | null, requestId: string | null, limit: number],
  SubmissionRow
>(
  'list_submissions',
  `select ${COLUMNS} from cw.catalogue_submissions
    where organization_id = $1 and banner_id = $2 and id < $3 and ($4::text is null or state = $4) and ($5::text is null or request_id = $5)
    order by id desc limit $6`,
);

export const findSubmission = statement<[organizationId: number, bannerId: number, id: number], SubmissionRow>(
  'find_submission',
  `select ${COLUMNS} from cw.catalogue_submissions where organization_id = $1 and banner_id = $2 and id = $3`,
);

export interface ClaimedSubmission {
  readonly work_id: number;
  readonly organization_id: number;
  readonly banner_id: number;
  readonly submission_id: number;
  readonly attempts: number;
}

/** The oldest due submissions of one banner, claimed until a moment; the function says how they keep their order. */
export const claimSubmissions = statement<[now: Date, until: Date, limit: number], ClaimedSubmission>(
  'claim_submissions',
  'select * from cw.claim_submissions($1, $2, $3)',
);

/** The claimed submissions whose claim still stands, kept until the end of the transaction. */
export const lockClaimed = statement<
  [organizationId: number, workIds: number[], until: Date],
  { id: number; submission_id: number; kind: SubmissionKind; batch: boolean; objects: unknown[] }
>(
  'lock_claimed_submissions',
  `select w.id, s.id as submission_id, s.kind, s.batch, s.objects
     from cw.due_work w
     join cw.catalogue_submissions s on s.organization_id = w.organization_id and s.id = (w.payload->>'submission_id')::bigint
    where w.organization_id = $1 and w.id = any($2::bigint[]) and w.claimed_until = $3
    order by w.id for update of w`,
);

/** Ends submissions and their work. `outcomes` is JSON of `{work_id, submission_id, state, errors}`. */
export const finishSubmissions = statement<[organizationId: number, outcomes: string, at: Date], never>(
  'finish_submissions',
  `with outcome as (
     select * from jsonb_to_recordset($2::jsonb) as x(work_id bigint, submission_id bigint, state text, errors jsonb)
   ), done as (
     delete from cw.due_work w using outcome where w.organization_id = $1 and w.id = outcome.work_id
   )
   update cw.catalogue_submissions s set state = outcome.state, errors = outcome.errors, objects = '[]', finished_at = $3
     from outcome where s.organization_id = $1 and s.id = outcome.submission_id`,
);

/** Gives claimed work back, to be tried again at a later time. */
export const postponeWork = statement<[organizationId: number, workIds: number[], dueAt: Date], never>(
  'postpone_work',
  'update cw.due_work set claimed_until = null, due_at = $3 where organization_id = $1 and id = any($2::bigint[])',
);
