import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { minuteOf } from '../fulfillment/slots/option-id.ts';
import { type Database, migrate, statement } from '../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../storage/testing/engines.ts';
import { serverMigrations } from './migrations.ts';
import { tidyUp } from './tidy.ts';

const DAY = 86_400_000;
const WALL = Date.parse('2026-05-06T16:00:00Z');
const log = pino({ level: 'silent' });

const addOrganization = statement<[slug: string, clock: string | null], { id: number }>(
  '',
  `insert into cw.organizations (slug, name, country, test_clock, created_at) values ($1, $1, 'US', $2::jsonb, '2026-01-01') returning id`,
);
const addKey = statement<[key: string, at: Date]>(
  '',
  `insert into cw.idempotency_keys (application_id, target, key, body_hash, created_at) values (1, 't', $1, '', $2)`,
);
const addSubmission = statement<[organizationId: number, state: string, finished: Date | null]>(
  '',
  `insert into cw.catalogue_submissions (organization_id, banner_id, kind, batch, request_id, object_count, objects, state, received_at, finished_at)
   values ($1, 1, 'item', false, $2, 1, '[]', $2, '2026-01-01', $3)`,
);
const addWindow = statement<[organizationId: number, start: number]>(
  '',
  `with made as (insert into cw.slot_windows values ($1, 1, 0, $2, 3))
   insert into cw.slot_units (organization_id, store_number, pool, start_minute, unit, taken_until)
   values ($1, 1, 0, $2, 1, '-infinity'), ($1, 1, 0, $2, 2, '2026-01-01'), ($1, 1, 0, $2, 3, 'infinity')`,
);
const addUsageOf = statement<[organizationId: number, step: string, at: Date]>(
  '',
  `insert into cw.usage values ($1, $2, $3, 1, 'o', 1, 0, 0, 1, 1, '{1}', $3)`,
);
const addOrder = statement<[organizationId: number, orderId: string, status: string, at: Date], { id: number }>(
  '',
  `insert into cw.orders (organization_id, order_id, banner_id, user_id, user_ref, kind, status, store_number, pool, start_minute,
       window_starts_at, window_ends_at, link, locale, created_at, updated_at, body)
   values ($1, $2, 1, 'u', 1, 'delivery', $3, 1, 0, 1, $4, $4, $2, 'en-US', $4, $4, '{}') returning id`,
);
const addMessage = statement<[organizationId: number, orderRef: number, body: string, at: Date]>(
  '',
  `insert into cw.chat_messages (organization_id, order_ref, sender_type, user_ref, shopper_id, body, created_at)
   values ($1, $2, 'user', 1, 1, $3, $4)`,
);
const addDelivery = statement<[organizationId: number, state: string, at: Date, finished: Date | null]>(
  '',
  `with made as (
     insert into cw.deliveries (organization_id, webhook_id, event_id, state, next_attempt_at, created_at, finished_at)
     values ($1, 1, 1, $2, $3, $3, $4) returning organization_id, id)
   insert into cw.delivery_attempts (organization_id, delivery_id, attempt, attempted_at, sent_at, milliseconds, delivered)
   select organization_id, id, 1, $3, $3, 5, false from made`,
);
const kept = statement<[], { deliveries: string[]; attempts: number; messages: string[] }>(
  '',
  `select (select array_agg(o.slug || ' ' || d.state order by d.id) from cw.deliveries d join cw.organizations o on o.id = d.organization_id)
            as deliveries,
          (select count(*)::integer from cw.delivery_attempts) as attempts,
          (select array_agg(body order by id) from cw.chat_messages) as messages`,
);
const addHold = statement<[organizationId: number, id: number, state: string, ends: Date]>(
  '',
  `insert into cw.holds (organization_id, id, user_ref, store_number, pool, start_minute, unit, service_option_id, starts_at, ends_at, expires_at,
     state, created_at)
   values ($1, $2, $2, 1, 0, 1, 1, 1, $4, $4, $4, $3, $4)`,
);
const addApplication = statement<[organizationId: number, clientId: string], { id: number }>(
  '',
  `insert into cw.applications (organization_id, client_id, secret_hash, name, status, scopes, created_at, renew_by)
   values ($1, $2, '', $2, 'Enabled', '{}', '2026-01-01', '2026-01-01') returning id`,
);
const addToken = statement<[organizationId: number, applicationId: number, hash: Buffer, expires: Date]>(
  '',
  `insert into cw.tokens (hash, organization_id, application_id, grant_type, scopes, created_at, expires_at)
   values ($3, $1, $2, 'client_credentials', '{}', $4, $4)`,
);
const addImport = statement<[organizationId: number, file: string, at: Date]>(
  '',
  `insert into cw.imports (organization_id, banner_id, kind, fingerprint, file, started_at, updated_at) values ($1, 1, 'catalog', $2, $2, $3, $3)`,
);
const addPage = statement<[organizationId: number, link: string, expires: Date | null]>(
  '',
  `insert into cw.product_pages (link, organization_id, kind, body, created_at, expires_at) values ($2, $1, 'recipe', '{}', '2026-01-01', $3)`,
);
const keptToo = statement<[], { holds: string[]; tokens: number; files: string[]; links: string[] }>(
  '',
  `select (select array_agg(o.slug || ' ' || h.id order by h.id) from cw.holds h join cw.organizations o on o.id = h.organization_id) as holds,
          (select count(*)::integer from cw.tokens) as tokens,
          (select array_agg(file order by file) from cw.imports) as files,
          (select array_agg(link order by link) from cw.product_pages) as links`,
);
const left = statement<[], { keys: string[]; states: string[]; windows: string[]; units: number[] }>(
  '',
  `select (select array_agg(key order by key) from cw.idempotency_keys) as keys,
          (select array_agg(state order by state) from cw.catalogue_submissions) as states,
          (select array_agg(o.slug || ' ' || start_minute order by o.slug, start_minute) from cw.slot_windows w
             join cw.organizations o on o.id = w.organization_id) as windows,
          (select array_agg(n order by n) from (
             select count(*)::integer as n from cw.slot_units group by organization_id, start_minute) each) as units`,
);

for (const engineName of ENGINES) {
  describe(`tidying up on ${engineName}`, () => {
    let engine: TestEngine;
    let database: Database;

    before(async () => {
      engine = await startTestEngine(engineName);
      database = await engine.open();
      await migrate(database, serverMigrations());
    });
    after(async () => {
      await engine?.[Symbol.asyncDispose]();
    });

    test('what is old goes, in batches: keys, finished submissions, ended windows with their places; what may still count stays', async () => {
      const [{ id }] = (await database.query(addOrganization, ['wall', null])) as [{ id: number }];
      // A clock that stands far behind: what has ended by the wall lies ahead of it.
      const clock = JSON.stringify({ at: WALL - 100 * DAY, set_at: WALL, frozen: true });
      const [behind] = await database.query(addOrganization, ['behind', clock]);
      for (let n = 0; n < 5; n++) await database.query(addKey, [`old ${n}`, new Date(WALL - DAY - n)]);
      await database.query(addKey, ['fresh', new Date(WALL - DAY + 1)]);
      await database.query(addSubmission, [id, 'completed', new Date(WALL - 31 * DAY)]);
      await database.query(addSubmission, [id, 'failed', new Date(WALL - 29 * DAY)]);
      await database.query(addSubmission, [id, 'received', null]);
      for (const [step, kept] of Object.entries({ minute: 2, hour: 90, day: 400 })) {
        for (const days of [kept + 1, kept - 1]) await database.query(addUsageOf, [id, step, new Date(WALL - days * DAY)]);
      }
      const minutes = [40, 29].map((days) => minuteOf(WALL - days * DAY));
      for (const minute of minutes) for (const one of [id, behind!.id]) await database.query(addWindow, [one, minute]);

      const gone = await tidyUp(database, WALL, log, { batch: 2 });
      assert.deepEqual(gone, {
        ...{ 'idempotency keys': 5, 'finished submissions': 1, 'slot windows': 1 },
        ...{ 'sessions of customers': 0, 'tries of customers to sign in': 0, tokens: 0 },
        ...{ imports: 0, 'product pages': 0, holds: 0, deliveries: 0, 'chat messages': 0, events: 0 },
        ...{ 'usage by minute': 1, 'usage by hour': 1, 'usage by day': 1 },
      });
      assert.deepEqual(await database.query(left, []), [
        {
          keys: ['fresh'],
          states: ['failed', 'received'],
          windows: [`behind ${minutes[0]}`, `behind ${minutes[1]}`, `wall ${minutes[1]}`],
          units: [3, 3, 3],
        },
      ]);
      assert.deepEqual(
        Object.values(await tidyUp(database, WALL, log, { batch: 2 })),
        Object.values(gone).map(() => 0),
      );
    });

    test('deliveries that ended go with their attempts, messages with their chat; what is pending, fresh or ahead by its own clock stays', async () => {
      const [{ id: wall }] = (await database.query(addOrganization, ['wall-2', null])) as [{ id: number }];
      const clock = JSON.stringify({ at: WALL - 100 * DAY, set_at: WALL, frozen: true });
      const [{ id: behind }] = (await database.query(addOrganization, ['behind-2', clock])) as [{ id: number }];
      const at = (days: number) => new Date(WALL - days * DAY);
      for (const organization of [wall, behind]) {
        for (const [state, days] of [
          ['delivered', 31],
          ['failed', 31],
          ['failed', 31],
          ['delivered', 29],
        ] as const) {
          await database.query(addDelivery, [organization, state, at(40), at(days)]);
        }
        await database.query(addDelivery, [organization, 'pending', at(40), null]);
      }
      for (const [name, organization, status, days] of [
        ['done', wall, 'delivered', 31],
        ['canceled', wall, 'canceled', 31],
        ['under way', wall, 'delivering', 31],
        ['fresh', wall, 'delivered', 29],
        ['behind', behind, 'delivered', 31],
      ] as const) {
        const [order] = await database.query(addOrder, [organization, name, status, at(days)]);
        await database.query(addMessage, [organization, order!.id, name, at(40)]);
      }
      const gone = await tidyUp(database, WALL, log, { batch: 2 });
      assert.deepEqual([gone.deliveries, gone['chat messages']], [3, 2]);
      const all = ['delivered', 'failed', 'failed', 'delivered', 'pending'].map((state) => `behind-2 ${state}`);
      assert.deepEqual(await database.query(kept, []), [
        {
          deliveries: ['wall-2 delivered', 'wall-2 pending', ...all],
          attempts: 7,
          messages: ['under way', 'fresh', 'behind'],
        },
      ]);
    });

    test('holds on ended windows go whatever became of them; so do expired tokens and pages, and old imports', async () => {
      const [{ id: wall }] = (await database.query(addOrganization, ['wall-3', null])) as [{ id: number }];
      const clock = JSON.stringify({ at: WALL - 100 * DAY, set_at: WALL, frozen: true });
      const [{ id: behind }] = (await database.query(addOrganization, ['behind-3', clock])) as [{ id: number }];
      const at = (days: number) => new Date(WALL - days * DAY);
      let n = 0;
      for (const organization of [wall, behind]) {
        for (const state of ['active', 'canceled', 'consumed']) await database.query(addHold, [organization, ++n, state, at(31)]);
        await database.query(addHold, [organization, ++n, 'active', at(29)]);
        const [{ id }] = (await database.query(addApplication, [organization, `client-${organization}`])) as [{ id: number }];
        for (const days of [2, 3, 4, 0]) await database.query(addToken, [organization, id, Buffer.from([organization, days]), at(days)]);
      }
      for (const days of [91, 89]) await database.query(addImport, [wall, `${days} days`, at(days)]);
      for (const days of [31, 29]) await database.query(addPage, [wall, `${days} days`, at(days)]);
      await database.query(addPage, [wall, 'for good', null]);
      const gone = await tidyUp(database, WALL, log, { batch: 2 });
      assert.deepEqual([gone.holds, gone.tokens, gone.imports, gone['product pages']], [3, 3, 1, 1]);
      assert.deepEqual(await database.query(keptToo, []), [
        {
          holds: ['wall-3 4', 'behind-3 5', 'behind-3 6', 'behind-3 7', 'behind-3 8'],
          tokens: 5,
          files: ['89 days'],
          links: ['29 days', 'for good'],
        },
      ]);
    });

    test('one task that fails keeps none of the others', async () => {
      const tasks = [
        { name: 'broken', tidy: async () => Promise.reject(new Error('as planned')) },
        { name: 'whole', tidy: async () => ({ gone: 0 }) },
      ];
      assert.deepEqual(await tidyUp(database, WALL, log, { tasks }), { whole: 0 });
    });
  });
}
