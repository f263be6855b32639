import { ApiError, errors } from '../../contract/errors.ts';
import { nullable, oneOf, RetailerId, type Static, Type } from '../../contract/schema.ts';
import { describe, type Instruction } from '../../fulfillment/automatic-shopper/instruction.ts';
import { withSettings } from '../../fulfillment/automatic-shopper/settings.ts';
import { findRun, type RunRow } from '../../storage/automatic-shopper/run.ts';
import type { RequestScope } from '../define.ts';

export const OrderPath = Type.Object({ order_id: RetailerId('Id of the order.') });

const STATUSES = ['running', 'done', 'held', 'stopped', 'failed'] as const;

export const ShopperRunSchema = Type.Object(
  {
    order_id: Type.String(),
    status: oneOf(
      STATUSES,
      '`done`: nothing is left to do. `held`: the scenario stays at a point. `stopped`: by you. `failed`: it could not go on; the log says why.',
    ),
    scenario: nullable(Type.String({ description: 'Name of the scenario that it follows; null: none, or one without a name.' })),
    step: Type.Integer({ description: 'Steps that are done.' }),
    steps: Type.Integer({ description: 'Steps in all.' }),
    doing: nullable(Type.String({ description: 'The next step, in words; null at the end.' })),
    next_at: nullable(Type.String({ description: 'When it is taken, or looked at again, ISO 8601; null: never.' })),
    started_at: Type.String({ description: 'ISO 8601.' }),
    speed: Type.Number(),
    seed: Type.String(),
    plan: Type.Array(Type.String(), { description: 'All steps, in words.' }),
    log: Type.Array(
      Type.Object({
        at: Type.String({ description: "ISO 8601, of the organization's clock." }),
        did: Type.String({ description: 'The step, in words.' }),
        result: Type.String({ description: '`done`, or why it was `skipped`, `refused` or `stopped`.' }),
      }),
      { description: 'What it did, the latest 200 entries.' },
    ),
  },
  { description: 'An order in the hands of the automatic shopper.' },
);

export const EXAMPLE_RUN: Static<typeof ShopperRunSchema> = {
  order_id: 'a1b2c3',
  status: 'running',
  scenario: 'replacement-approved',
  step: 1,
  steps: 12,
  doing: 'go to picking',
  next_at: '2026-05-06T16:07:00.000Z',
  started_at: '2026-05-06T16:00:00.000Z',
  speed: 1,
  seed: '1',
  plan: ['go to acknowledged', 'go to picking', 'replace line 1', 'customer: approve', 'wait for the answer', 'find the other lines'],
  log: [{ at: '2026-05-06T16:02:00Z', did: 'go to acknowledged', result: 'done' }],
};

/** The order of the path and its run. */
export async function requireRun({ db, tenant }: RequestScope, orderId: string): Promise<RunRow> {
  const [row] = await db.query(findRun, [tenant.organizationId, tenant.bannerId, orderId]);
  if (!row || row.order_ref === null) throw new ApiError(errors.resourceNotFound);
  return row;
}

export function runAnswer(row: RunRow): Static<typeof ShopperRunSchema> {
  const script = row.script as readonly Instruction[];
  const { speed, seed } = withSettings(row.settings as object);
  const next = row.status === 'running' ? script[row.place] : undefined;
  return {
    order_id: row.order_id,
    status: row.status,
    scenario: row.scenario,
    step: row.place,
    steps: script.length,
    doing: next ? describe(next) : null,
    next_at: row.next_at === null ? null : new Date(row.next_at).toISOString(),
    started_at: new Date(row.started_at).toISOString(),
    speed,
    seed,
    plan: script.map(describe),
    log: row.log.map((entry) => ({ ...entry })),
  };
}
