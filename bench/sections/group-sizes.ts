import type { Statement } from '../../src/storage/engine/index.ts';
import { reserveSlots } from '../../src/storage/holds/hold.ts';
import { createOrders } from '../../src/storage/orders/order.ts';
import { createCommand, reserveCommand } from '../driver/commands.ts';
import { median } from '../phase.ts';
import { openDatabase, type Place } from '../prepare.ts';
import { databaseClock, processClock, together } from '../processor.ts';
import type { Held } from '../stock.ts';
import type { World } from '../world.ts';

const SIZES = [1, 4, 8, 16, 32];
/** Commands of each size in a round, the first of which only warms up. */
const COMMANDS = 640;
/** Reservations of a round. */
export const GROUP_SIZE_COMMANDS = COMMANDS * SIZES.length;

/** Processor time of a command in a group of each size, of this process and the database, microseconds. */
export interface SizeCost {
  readonly size: number;
  readonly reserve: number;
  readonly create: number;
}

/** What the database alone spends on holds and orders that come in groups of one size: what grouping can save at most. No server may be running. */
export async function measureGroupSizes(place: Place, world: World, rounds: number): Promise<SizeCost[]> {
  await using engine = await openDatabase(place);
  const clock = together(processClock([process.pid]), await databaseClock(place.databaseUrl));
  const timed = async <Row extends { readonly n: number }>(
    statement: Statement<[string], Row>,
    groups: readonly object[][],
  ): Promise<[Row[], number]> => {
    // Everything is made beforehand, and the clock is read twice: reading it takes as long as a command.
    const parameters = groups.map((group) => JSON.stringify(group.map((command, n) => ({ ...command, n }))));
    const rows: Row[][] = [];
    const before = clock();
    for (const parameter of parameters) rows.push(await engine.database.query(statement, [parameter]));
    const spent = (clock() - before) / COMMANDS;
    return [rows.flatMap((group) => group.toSorted((a, b) => a.n - b.n)), spent];
  };
  let next = 0;
  const measure = async (size: number): Promise<SizeCost> => {
    const users = Array.from({ length: COMMANDS }, () => ({
      user: `driver-${next % world.users}`,
      window: world.windows[(next++ * 7_919) % world.windows.length]!,
    }));
    const wanted = users.map(({ user, window }) => reserveCommand(world, user, window, world.capacity));
    const [holds, reserve] = await timed(reserveSlots, inGroups(wanted, size));
    const held = users.map((one, index): Held => ({ ...one, hold: holds[index]!.hold_id! }));
    const orders = held.map((one, index) => createCommand(world, one, `sizes-${next}-${index}`, world.capacity));
    const [created, create] = await timed(createOrders, inGroups(orders, size));
    const refused = created.find(({ outcome }) => outcome !== 'created');
    if (refused) throw new Error(`An order of a group of ${size} was answered ${refused.outcome}.`);
    return { size, reserve, create };
  };
  const found: SizeCost[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const size of SIZES) {
      const cost = await measure(size);
      if (round > 0) found.push(cost);
    }
  }
  return SIZES.map((size) => {
    const of = found.filter((cost) => cost.size === size);
    return { size, reserve: median(of.map(({ reserve }) => reserve)), create: median(of.map(({ create }) => create)) };
  });
}

const inGroups = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, group) => all.slice(group * size, (group + 1) * size));
