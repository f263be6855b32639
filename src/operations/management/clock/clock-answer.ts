import { type TestClock, timeOf } from '../../../contract/clock.ts';
import { ApiError, errors } from '../../../contract/errors.ts';
import { IsoTime, Type } from '../../../contract/schema.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import { lockClock } from '../../../storage/due/turn.ts';
import { setTestClock } from '../../../storage/organizations/organization.ts';
import type { Context } from '../../define.ts';
import { clockAnswer } from '../../due/advance.ts';

export const clockFields = {
  now: Type.String({ description: 'What the clock shows, ISO 8601 to the millisecond.' }),
  frozen: Type.Boolean({ description: 'Whether it stands still.' }),
  offset_seconds: Type.Integer({ description: 'How far it is ahead of the wall; negative: behind.' }),
  test_clock: Type.Boolean({ description: 'False where the organization follows the wall.' }),
};
export const ClockSchema = Type.Object(clockFields, { description: "An organization's clock." });

export const EXAMPLE_CLOCK = { now: '2026-05-06T16:00:00.000Z', frozen: true, offset_seconds: 0, test_clock: true };

export const ClockTime = (description: string) => IsoTime(`${description} ISO 8601, from 2020 to 2082.`);
export const AllowBackwards = Type.Optional(
  Type.Boolean({ description: 'Lets the clock go back, which is refused otherwise. Orders then lie in its future.', default: false }),
);

/** Service option ids count minutes from 2020 on and reach to 2083. */
const [EARLIEST, LATEST] = ['2020-01-01T00:00:00.000Z', '2082-12-31T23:59:59.999Z'] as const;

/** An instant of the request, in the range of clocks. */
export function clockTime(text: string, key: string): number {
  const at = parseIsoTime(text)!;
  requireInRange(at, key);
  return at;
}

export function requireInRange(at: number, key: string): void {
  if (at < Date.parse(EARLIEST) || at > Date.parse(LATEST)) {
    throw new ApiError(errors.clockOutOfRange, { key, values: { from: EARLIEST.slice(0, 10), to: LATEST.slice(0, 10) } });
  }
}

export function refuseBackwards(at: number, now: number, allowed: boolean | undefined): void {
  if (at < now && allowed !== true) throw new ApiError(errors.clockBackwards, { key: 'at', values: { now: new Date(now).toISOString() } });
}

type Changing = Pick<Context<unknown, unknown, unknown>, 'db' | 'tenant' | 'wall'>;

/** The organization's clock, kept for this transaction, and what it shows; refused while an advance moves it. */
export async function lockedClock({ db, tenant, wall }: Changing): Promise<{ clock: TestClock | null; now: number }> {
  const [row] = await db.query(lockClock, [tenant.organizationId]);
  if (row!.under_way) throw new ApiError(errors.clockAdvancing, { headers: { 'retry-after': '1' } });
  return { clock: row!.test_clock, now: timeOf(row!.test_clock, wall) };
}

/** Sets the clock inside the request's transaction; null follows the wall. */
export async function writeClock(context: Changing & Pick<Context<unknown, unknown, unknown>, 'invalidate'>, clock: TestClock | null) {
  const { db, tenant, wall, invalidate } = context;
  await db.query(setTestClock, [tenant.organizationId, clock && JSON.stringify(clock)]);
  invalidate('clocks');
  return clockAnswer(clock, wall);
}
