import { audit, describe } from './auditor.ts';
import { getOrder } from './orders/commands/changing.ts';
import type { Command } from './orders/commands/kit.ts';
import { followItems, followOrder, readChat } from './orders/commands/post-checkout.ts';
import { FAULTS, plant } from './orders/faults.ts';
import { generateRounds } from './orders/generate.ts';
import { type Difference, playRounds, type Round } from './orders/play.ts';
import { Server } from './orders/shop.ts';
import { shorten } from './orders/shrink.ts';
import { Interleaving } from './orders/wrapping.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { ENGINES, type Engine, openMigrated } from './support/databases.ts';
import { Random } from './support/random.ts';

/**
 * Random sequences of API, Sandbox, Management and clock calls on many orders, compared with a small model after every step, some of them
 * sent at once: all kinds but the clock, capacities and listings, two to four, most of them about one order; any outcome is right that some
 * order of them explains. Every run has a retailer of its own and the seed after that of the run before: `--seed N --runs 1` replays run N.
 */
const CONNECTIONS = 8;
/** Runs of a failing sequence to find a shorter one. */
const TRIES = 300;
const CHANCES = 3;
/** Counts versions by events, which batches and shopping without events do not cause. */
const NOT_HERE = new Set(['versions_unlike_the_events']);

const options = readOptions({ runs: 40, steps: 150, seed: 1 }, { engine: ['both', ...ENGINES] }, FAULTS);
const engines: readonly Engine[] = options.engine === 'both' ? ENGINES : [options.engine];
const totals = { commands: 0, concurrent: 0, orders: 0, delivered: 0, canceled: 0, events: 0, differences: 0, violations: 0 };

const interleaving = new Interleaving();

async function proveOn(engine: Engine): Promise<void> {
  await using home = await openMigrated(engine, CONNECTIONS);
  await using server = await Server.start(interleaving.of(await plant(home.database, options.plantedFault)));
  for (let run = 0; run < options.runs; run++) {
    const difference = await playSeed(engine, server, options.seed + run);
    if (difference) return;
  }
}

async function playSeed(engine: Engine, server: Server, seed: number): Promise<boolean> {
  interleaving.seed(seed);
  const { shop, state } = await server.openShop();
  const rounds = generateRounds(new Random(seed), options.steps, state);
  totals.commands += rounds.flat().length;
  totals.concurrent += rounds.filter((round) => round.length > 1).flat().length;
  const result = await playRounds(shop, state, rounds);
  if ('text' in result) {
    totals.differences++;
    await explainFailure(engine, server, seed, rounds, result);
    return true;
  }
  const orders = Object.values(result.state.orders);
  totals.orders += orders.length;
  totals.delivered += orders.filter((order) => order.status === 'delivered').length;
  totals.canceled += orders.filter((order) => order.status === 'canceled').length;
  totals.events += orders.reduce((sum, order) => sum + order.events.length, 0);
  const readBack = orders.flatMap(({ id: order, user, kind }) => [
    [getOrder({ order, user, via: kind === 'dispatch' ? 'dispatch' : 'user' })],
    [followOrder({ order })],
    [followItems({ order })],
    [readChat({ order })],
  ]);
  const last = await playRounds(shop, result.state, readBack);
  if ('text' in last) {
    totals.differences++;
    console.error(`${engine}, seed ${seed}: read back at the end: ${last.text}`);
    return true;
  }
  const { violations } = await audit(server.database, {
    organizationId: shop.organizationId,
    now: result.state.now,
    // Capacity may have been lowered below what was taken; the model has watched it all along.
    capacity: () => undefined,
  });
  const found = violations.filter(({ rule }) => !NOT_HERE.has(rule));
  totals.violations += found.length;
  for (const line of describe(found)) console.error(`${engine}, seed ${seed}: ${line}`);
  return found.length > 0;
}

/** What concurrent commands do is up to chance: sequences with some are tried more than once before they count as sound. */
async function explainFailure(engine: Engine, server: Server, seed: number, rounds: readonly Round[], first: Difference): Promise<void> {
  const planted = options.plantedFault === undefined ? '' : ` --planted-fault ${options.plantedFault}`;
  const replay = `npm run proof:orders -- --engine ${engine} --seed ${seed} --runs 1 --steps ${options.steps}${planted}`;
  console.error(`${engine}: the server differs from the model in round ${first.round}; ${replay} sends the same again.\n    ${first.text}`);
  let last = first.text;
  const fails = async (some: readonly Round[]) => {
    const chances = some.some((round) => round.length > 1) ? CHANCES : 1;
    for (let chance = 0; chance < chances; chance++) {
      interleaving.seed(seed + chance);
      const { shop, state } = await server.openShop();
      const result = await playRounds(shop, state, some);
      if (!('text' in result)) continue;
      last = result.text;
      return true;
    }
    return false;
  };
  const commands = rounds.slice(0, first.round + 1).flatMap((round, group) => round.map((command) => ({ group, command })));
  const shortest = regroup(await shorten(commands, async (some) => fails(regroup(some)), TRIES));
  console.error(`Shortest sequence found, ${shortest.length} rounds:`);
  for (const round of shortest) console.error(`  ${round.map(({ kind, args }) => `${kind} ${JSON.stringify(args)}`).join('\n  | ')}`);
  console.error(`    ${last}`);
}

function regroup(commands: readonly { readonly group: number; readonly command: Command }[]): Round[] {
  return [...Map.groupBy(commands, ({ group }) => group).values()].map((round) => round.map(({ command }) => command));
}

await prove(async () => {
  for (const engine of engines) await proveOn(engine);
  const line = summary({ engine: options.engine, runs: options.runs, steps: options.steps, seed: options.seed, ...totals });
  return { holds: totals.differences + totals.violations === 0, line };
});
