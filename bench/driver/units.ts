import { statement } from '../../src/storage/engine/index.ts';
import type { Step } from '../phase.ts';
import type { Client } from './client.ts';

/** The least that a place of a wanted window can cost: one row for each, the first free one taken by one call. */
const CREATE = `create table if not exists cw.bench_units (
  window_id integer not null, unit integer not null, taken_until timestamptz not null default '-infinity', hold_id bigint,
  primary key (window_id, unit)) with (fillfactor = 70)`;
const FILL = statement<[window: number, units: number], never>(
  '',
  'insert into cw.bench_units (window_id, unit) select $1::integer, n from generate_series(1, $2::integer) n',
);
const take = statement<[window: number, now: Date, until: Date, hold: number], { unit: number }>(
  'bench_take_unit',
  `with free as (
     select window_id, unit from cw.bench_units where window_id = $1 and taken_until <= $2 limit 1 for update skip locked
   )
   update cw.bench_units u set taken_until = $3, hold_id = $4 from free
    where u.window_id = free.window_id and u.unit = free.unit
   returning u.unit`,
);

const HOLD_MILLISECONDS = 600_000;
let windows = 0;
let holds = 0;

/** A new window of bare rows, and the call that takes one; `empty` once as many calls were made as there are rows. */
export async function openUnits(client: Client, units: number): Promise<(caller: number) => Promise<Step>> {
  const window = ++windows;
  await client.query(0, statement('', CREATE), []);
  await client.query(0, FILL, [window, units]);
  let left = units;
  return async (caller) => {
    if (left-- <= 0) return 'empty';
    const now = Date.now();
    const rows = await client.query(caller, take, [window, new Date(now), new Date(now + HOLD_MILLISECONDS), ++holds]);
    return rows.length === 1 ? 'done' : { error: 'no unit was free' };
  };
}
