import { type ErrorName, errors } from '../../contract/errors.ts';
import type { ChangeProblem, ItemChange, ProductChange } from '../../fulfillment/catalogue/change.ts';
import {
  type ClaimedSubmission,
  claimSubmissions,
  finishSubmissions,
  lockClaimed,
  postponeWork,
  type SubmissionError,
  type SubmissionKind,
} from '../../storage/catalogue/submission.ts';
import { lockCatalogue } from '../../storage/catalogue/write.ts';
import type { Connection } from '../../storage/engine/types.ts';
import type { Environment } from '../define.ts';
import { type BannerKey, writeItems, writeProducts } from './write-catalogue.ts';

/** How long a process may work on what it claimed before another takes it over. */
const LEASE_MILLISECONDS = 60_000;
const CLAIM_LIMIT = 100;
const MAX_ATTEMPTS = 3;
const RETRY_MILLISECONDS = 1_000;

interface Submission {
  readonly id: number;
  readonly submission_id: number;
  readonly kind: SubmissionKind;
  readonly batch: boolean;
  readonly objects: unknown[];
}

interface Outcome {
  readonly work_id: number;
  readonly submission_id: number;
  readonly state: 'completed' | 'failed';
  readonly errors: readonly SubmissionError[];
}

/** Processes the oldest submissions that are due, of one banner; gives how many it took. `wall` is epoch milliseconds. */
export async function processSubmissions(environment: Environment, wall: number): Promise<number> {
  const until = new Date(wall + LEASE_MILLISECONDS);
  const claimed = await environment.database.query(claimSubmissions, [new Date(wall), until, CLAIM_LIMIT]);
  const [first] = claimed;
  if (!first) return 0;
  try {
    await processClaimed(environment, claimed, until, wall);
  } catch (error) {
    environment.log.error({ err: error, submissions: claimed.map((one) => one.submission_id) }, 'submissions were not processed together');
    // One of them may be what fails; alone it cannot take the others with it.
    for (const one of claimed) await processAlone(environment, one, until, wall);
  }
  return claimed.length;
}

async function processAlone(environment: Environment, one: ClaimedSubmission, until: Date, wall: number): Promise<void> {
  try {
    await processClaimed(environment, [one], until, wall);
  } catch (error) {
    environment.log.error({ err: error, submission: one.submission_id, attempts: one.attempts }, 'a submission was not processed');
    const { organization_id, work_id, submission_id } = one;
    if (one.attempts < MAX_ATTEMPTS) {
      await environment.database.query(postponeWork, [organization_id, [work_id], new Date(wall + RETRY_MILLISECONDS * one.attempts)]);
      return;
    }
    const problem: SubmissionError = { index: null, key: null, error: 'submissionFailed' };
    const outcome: Outcome = { work_id, submission_id, state: 'failed', errors: [problem] };
    await environment.database.query(finishSubmissions, [organization_id, JSON.stringify([outcome]), new Date(wall)]);
  }
}

async function processClaimed(environment: Environment, claimed: readonly ClaimedSubmission[], until: Date, wall: number): Promise<void> {
  const { organization_id: organizationId, banner_id: bannerId } = claimed[0]!;
  const banner = { organizationId, bannerId };
  const workIds = claimed.map((one) => one.work_id);
  await environment.database.transaction(async (db) => {
    await db.query(lockCatalogue, [organizationId, bannerId]);
    const submissions = await db.query(lockClaimed, [organizationId, workIds, until]);
    const outcomes: Outcome[] = [];
    for (const group of groupsOf(submissions)) outcomes.push(...(await processGroup(db, banner, group, wall)));
    await db.query(finishSubmissions, [organizationId, JSON.stringify(outcomes), new Date(wall)]);
    await environment.directory.announce(db, 'products');
  });
  environment.directory.forget('products');
}

/** Neighbours of one kind are written together; a change of kind keeps the order. */
function groupsOf(submissions: readonly Submission[]): Submission[][] {
  const groups: Submission[][] = [];
  for (const submission of submissions) {
    const last = groups.at(-1);
    if (last && last[0]!.kind === submission.kind) last.push(submission);
    else groups.push([submission]);
  }
  return groups;
}

async function processGroup(db: Connection, banner: BannerKey, group: readonly Submission[], wall: number): Promise<Outcome[]> {
  const together = await write(
    db,
    banner,
    group[0]!.kind,
    group.flatMap((one) => one.objects),
    wall,
  );
  if (together.length === 0) return group.map((one) => outcomeOf(one, []));
  if (group.length === 1) return [outcomeOf(group[0]!, together)];
  // Something is wrong with some of them: each stands or falls alone.
  const outcomes: Outcome[] = [];
  for (const one of group) outcomes.push(outcomeOf(one, await write(db, banner, one.kind, one.objects, wall)));
  return outcomes;
}

function write(db: Connection, banner: BannerKey, kind: SubmissionKind, objects: readonly unknown[], wall: number) {
  if (kind === 'item') return writeItems(db, banner, objects as ItemChange[], { onProblems: 'write_nothing', at: wall });
  return writeProducts(db, banner, objects as ProductChange[], { onProblems: 'write_nothing', keepNames: true });
}

function outcomeOf({ id, submission_id, batch }: Submission, problems: readonly ChangeProblem[]): Outcome {
  return {
    work_id: id,
    submission_id,
    state: problems.length === 0 ? 'completed' : 'failed',
    errors: problems.map(({ index, field, error }) => ({ index, key: batch ? `batch[${index}].${field}` : field, error })),
  };
}

/** Names in submissions' errors are those of the error catalogue. */
export function errorNamed(name: string) {
  return Object.hasOwn(errors, name) ? errors[name as ErrorName] : errors.submissionFailed;
}
