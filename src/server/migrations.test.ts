import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenRules } from '../storage/engine/additive.ts';
import { consoleMigrations, serverMigrations } from './migrations.ts';

/** The last migrations that no process had ever to serve beside. */
const BEFORE_ROLLING = { server: 20, console: 4 };

test('processes of the release before can serve beside every migration', () => {
  const migrations = [
    ...serverMigrations().filter(({ id }) => id > BEFORE_ROLLING.server),
    ...consoleMigrations().filter(({ id }) => id > BEFORE_ROLLING.console),
  ];
  const broken = migrations.flatMap(({ id, name, sql }) => brokenRules(sql).map((rule) => `${id}-${name} ${rule}`));
  assert.deepEqual(broken, []);
});

test('what the release before would feel is found', () => {
  for (const sql of [
    'alter table cw.orders drop column link',
    'drop function cw.move_orders(jsonb)',
    'alter table cw.orders rename column link to url',
    'alter table cw.orders rename to old_orders',
    'alter table cw.orders alter column id type text',
    'alter table cw.orders alter link set not null',
    'alter table cw.orders add column weight integer not null',
    'alter table cw.orders add column note text default null, add column weight integer not null',
    'alter table cw.orders add constraint heavy check (weight > 0)',
    'alter table cw.orders add unique (link)',
    'create index orders_by_weight on cw.orders (weight)',
    'create unique index concurrently orders_by_weight on cw.orders (weight)',
    'create index concurrently orders_by_weight on cw.orders (weight); select 1',
    'update cw.orders set weight = 1',
    'select 1; delete from cw.orders',
    'truncate cw.orders',
  ]) {
    assert.notDeepEqual(brokenRules(sql), [], sql);
  }
});

test('what only adds passes, and what says why it does not', () => {
  for (const sql of [
    "-- drop nothing\nalter table cw.orders add column note text, add column weight integer not null default 1, add column kind text default 'rename'",
    'alter table cw.orders add constraint heavy check (weight > 0) not valid',
    'alter table cw.orders validate constraint heavy',
    'create table cw.things (id integer primary key, name text not null unique); create unique index things_by_name on cw.things (name); alter table cw.things add unique (name); select 1',
    '-- Found by weight.\ncreate index concurrently orders_by_weight on cw.orders (weight)',
    'create or replace function cw.f() returns void language plpgsql as $$ begin update cw.orders set weight = 1; drop table x; end $$;',
    '-- contract: 0.2 no longer reads the link\nalter table cw.orders drop column link',
  ]) {
    assert.deepEqual(brokenRules(sql), [], sql);
  }
});
