import { ApiError, errors } from '../../../contract/errors.ts';
import { BigId, Type } from '../../../contract/schema.ts';
import { findSubmission } from '../../../storage/catalogue/submission.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { EXAMPLE_SUBMISSION, SubmissionSchema, submissionAnswer } from './submission-answer.ts';

export const getSubmission = defineOperation({
  id: 'management.catalogue_submissions.get',
  method: 'GET',
  path: '/cartwright/v1/catalogue/submissions/{submission_id}',
  title: 'Get a catalogue submission',
  description: 'Its state, and what was wrong with which object.',
  access: MANAGE_BANNER,
  params: Type.Object({ submission_id: BigId('Id of the submission.') }),
  response: SubmissionSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: {
    params: { submission_id: EXAMPLE_SUBMISSION.submission_id },
    response: {
      ...EXAMPLE_SUBMISSION,
      errors: [
        {
          index: 1,
          error: { message: 'is not in the catalogue; submit the product first', code: 1001 },
          meta: { key: 'batch[1].lookup_code' },
        },
      ],
    },
  },
  handle: async ({ params, db, tenant, locale }) => {
    const [row] = await db.query(findSubmission, [tenant.organizationId, tenant.bannerId, params.submission_id]);
    if (!row) throw new ApiError(errors.resourceNotFound);
    return submissionAnswer(row, locale);
  },
});
