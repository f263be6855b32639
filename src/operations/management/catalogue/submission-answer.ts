import { ApiError, errorEnvelope } from '../../../contract/errors.ts';
import type { Locale } from '../../../contract/locale.ts';
import { nullable, oneOf, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { SUBMISSION_STATES, type SubmissionRow } from '../../../storage/catalogue/submission.ts';
import { errorNamed } from '../../catalogue/process-submissions.ts';

export const SubmissionState = oneOf(
  SUBMISSION_STATES,
  '`received`, then `processing`, then `completed`, or `failed`: nothing of the submission was written.',
);

const summary = {
  submission_id: Type.Integer({ description: 'Id of the submission.' }),
  kind: oneOf(['product', 'item'], 'What was submitted.'),
  batch: Type.Boolean({ description: 'Submitted as a batch.' }),
  object_count: Type.Integer({ description: 'Objects submitted.' }),
  state: SubmissionState,
  error_count: Type.Integer({ description: 'Errors found when it was processed.' }),
  request_id: Type.String({ description: '`X-Request-Id` of the submitting request.' }),
  received_at: Type.String({ description: 'ISO 8601, UTC.' }),
  started_at: nullable(Type.String({ description: 'When processing began.' })),
  finished_at: nullable(Type.String({ description: 'When it was completed or failed.' })),
};

export const SubmissionSummarySchema = Type.Object(summary);
export const SubmissionSchema = Type.Object({
  ...summary,
  errors: Type.Array(
    Type.Object({
      index: nullable(Type.Integer({ description: 'Place of the object, from 0; null for the submission as a whole.' })),
      error: Type.Object({ message: Type.String({ description: 'Cause.' }), code: nullable(Type.Integer({ description: 'Code.' })) }),
      meta: Type.Object({ key: Type.Optional(Type.String({ description: 'The field concerned.' })) }),
    }),
    { description: 'What was wrong with which object.' },
  ),
});

export const EXAMPLE_SUBMISSION = {
  submission_id: 42,
  kind: 'item',
  batch: true,
  object_count: 2,
  state: 'failed',
  error_count: 1,
  request_id: '0f8f4a5e-5d0a-4a4e-9f0e-2f6f3f0b6c55',
  received_at: '2026-05-06T07:00:00Z',
  started_at: '2026-05-06T07:00:00Z',
  finished_at: '2026-05-06T07:00:00Z',
};

export function submissionSummary(row: SubmissionRow): Static<typeof SubmissionSummarySchema> {
  const time = (at: number | null) => (at === null ? null : formatUtc(at));
  return {
    submission_id: row.id,
    kind: row.kind,
    batch: row.batch,
    object_count: row.object_count,
    state: row.state,
    error_count: row.errors.length,
    request_id: row.request_id,
    received_at: formatUtc(row.received_at),
    started_at: time(row.started_at),
    finished_at: time(row.finished_at),
  };
}

export function submissionAnswer(row: SubmissionRow, locale: Locale): Static<typeof SubmissionSchema> {
  const problems = row.errors.map(({ index, key, error }) => {
    const { error: said, meta } = errorEnvelope(new ApiError(errorNamed(error), key === null ? {} : { key }), locale);
    return { index, error: { message: said.message, code: said.code }, meta };
  });
  return { ...submissionSummary(row), errors: problems };
}
