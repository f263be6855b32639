import { type ErrorDefinition, errors, raiseAll } from '../../contract/errors.ts';
import type { ItemChange, ProductChange } from '../../fulfillment/catalogue/change.ts';
import { receiveSubmission, type SubmissionKind } from '../../storage/catalogue/submission.ts';
import type { Access, PublicContext, RequestScope } from '../define.ts';
import { under } from './problems.ts';
import type { ReadObject } from './read-objects.ts';

/** Access of the data ingestion operations (contract/catalog.md §1). */
export const DATA_INGESTION: Access = { scope: 'connect:data_ingestion', grants: ['client_credentials'], banner: 'required' };

/** Objects of one batch; contract/catalog.md leaves the limit UNKNOWN. */
export const MAX_BATCH = 1_000;
const MAX_PROBLEMS = 50;

export const SUBMISSION_ERRORS: readonly ErrorDefinition[] = [
  errors.blank,
  errors.attributeMissing,
  errors.tooLong,
  errors.tooManyEntries,
  errors.tooSmall,
  errors.tooLarge,
  errors.notAString,
  errors.notANumber,
  errors.notAnInteger,
  errors.notABoolean,
  errors.notAnArray,
  errors.notAnObject,
  errors.notIncluded,
  errors.invalid,
  errors.invalidDate,
  errors.invalidTime,
  errors.taken,
  errors.exclusiveFields,
  errors.notStorable,
];

export const SUBMISSION_DESCRIPTION =
  'Only the attributes that are present change. The answer says that the objects were taken in; they are processed at once but on their ' +
  'own, in the order in which they came. What became of them is at `GET /cartwright/v1/catalogue/submissions`, found by the ' +
  '`X-Request-Id` of this answer.';

type Submitting = RequestScope & Pick<PublicContext<unknown, unknown, unknown>, 'requestId' | 'wall' | 'invalidate'>;

/** Checks the objects by themselves and keeps them for processing; one bad object refuses them all. `path` names the n-th object. */
export async function submit<Object, Change extends ProductChange | ItemChange>(
  context: Submitting,
  kind: SubmissionKind,
  objects: readonly Object[],
  read: (object: Object) => ReadObject<Change>,
  path: ((index: number) => string) | undefined,
): Promise<Record<string, never>> {
  const { db, tenant, requestId, wall, invalidate } = context;
  const results = objects.map(read);
  const problems = results.flatMap(({ problems }, index) => problems.map((problem) => under(path?.(index) ?? '', problem)));
  raiseAll(problems.slice(0, MAX_PROBLEMS));
  const text = JSON.stringify(results.map(({ change }) => change));
  const parameters = [kind, path !== undefined, requestId, objects.length, text, new Date(wall)] as const;
  await db.query(receiveSubmission, [tenant.organizationId, tenant.bannerId, ...parameters]);
  invalidate('work');
  return {};
}
