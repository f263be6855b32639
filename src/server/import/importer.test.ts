import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openWorld, type World } from '../../operations/management/management.fixture.ts';
import { type Database, statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { type Commit, commitTogether, type Format, importFile } from './importer.ts';
import { IMPORT_JOBS } from './jobs/index.ts';

const bannerOf = statement<[organizationId: number], { id: number }>('', 'select id from cw.banners where organization_id = $1');

for (const engineName of ENGINES) {
  describe(`import on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let folder: string;
    let count = 0;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cartwright-importer-'));
      engine = await startTestEngine(engineName);
      world = await openWorld(engine);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    });

    /** A retailer, and imports for it. A file keeps its name, so that it can be imported again. */
    const retailer = async () => {
      const { token, organizationId } = await world.organization(`importer-${++count}`);
      const [row] = await world.database.query(bannerOf, [organizationId]);
      const banner = { organizationId, bannerId: row!.id };
      const run = (kind: string, file: string, commit: Commit = commitTogether) => {
        const job = IMPORT_JOBS.find((one) => one.kind === kind)!;
        const format = file.slice(file.lastIndexOf('.') + 1) as Format;
        return importFile({ database: world.database, banner, job, file, format, commit, onProgress: () => undefined });
      };
      const write = (name: string, text: string) => {
        const file = join(folder, `${count}-${name}`);
        writeFileSync(file, text);
        return file;
      };
      const get = async (path: string) => (await world.call(token, 'GET', path)).body;
      return { run, write, get, imported: (kind: string, name: string, text: string) => run(kind, write(name, text)) };
    };
    const errorsOf = (file: string) =>
      readFileSync(`${file}.errors.ndjson`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { line: number; errors: { key?: string; message: string }[] });

    test('products come from columns and from JSON lines, under either of their names, and are corrected by the next import', async () => {
      const { imported, get } = await retailer();
      const header = 'rrc,upc,name,brand,price,organic,cost_unit,additional_images_url';
      const image = '"[{""angle"":""nutrition"",""src"":""https://example.com/a.jpg""}]"';
      await imported('catalog', 'a.csv', `${header}\nA,4011,Bananas,,0.59,TRUE,lb,${image}\nB,,"Bread, white",Mill,3.49,0,,\n`);
      await imported('catalog', 'b.ndjson', '{"retailer_reference_code":"B","item_name":"White bread","price":3.29}\n');
      const bananas = await get('/products/A');
      assert.deepEqual([bananas.item_name, bananas.cost_unit, bananas.price_cents, bananas.brand_name], ['Bananas', 'lb', 59, null]);
      assert.deepEqual(bananas.attributes, {
        organic: true,
        additional_images_url: [{ angle: 'nutrition', src: 'https://example.com/a.jpg' }],
      });
      const bread = await get('/products/B');
      assert.deepEqual([bread.item_name, bread.brand_name, bread.price_cents], ['White bread', 'Mill', 329]);
    });

    test('bad rows are skipped and listed with their line and reason, and the others are written', async () => {
      const { write, run, get } = await retailer();
      const file = write('bad.csv', 'rrc,name,price\nA,Apples,1.00\nB,Bread,dear\nC,,2.00\nD,Dates\n,Nameless,1\nE,Eggs,2.00\n');
      const { rows_done, rows_bad } = await run('catalog', file);
      assert.deepEqual([rows_done, rows_bad], [2, 4]);
      assert.deepEqual(errorsOf(file), [
        { line: 3, errors: [{ key: 'price', message: 'is not a number' }] },
        { line: 4, errors: [{ key: 'item_name', message: "can't be blank" }] },
        { line: 5, errors: [{ message: 'The row has 2 columns, the header 3.' }] },
        { line: 6, errors: [{ key: 'lookup_code', message: "can't be blank" }] },
      ]);
      assert.equal((await get('/products')).products.length, 2);
    });

    test('an interrupted import goes on behind its last batch, and each bad row is listed once', async () => {
      const { write, run, get } = await retailer();
      const lines = Array.from({ length: 1_600 }, (_, index) =>
        index % 400 === 7 ? `R${index},Row ${index},x` : `R${index},Row ${index},1`,
      );
      const file = write('long.csv', `rrc,name,price\n${lines.join('\n')}\n`);
      let batches = 0;
      const interrupted: Commit = async (database, rows, advance) => {
        if (++batches < 3) return commitTogether(database, rows, advance);
        // The bad rows of this batch are in the list already when the process dies.
        return database.transaction(async (db) => {
          await rows(db);
          throw new Error('killed');
        });
      };
      await assert.rejects(run('catalog', file, interrupted), { message: 'killed' });
      const { rows_done, rows_bad, resumedAt } = await run('catalog', file);
      assert.deepEqual([rows_done, rows_bad, resumedAt], [1_596, 4, 1_000]);
      assert.deepEqual(
        errorsOf(file).map(({ line }) => line),
        [9, 409, 809, 1_209],
      );
      assert.equal((await get('/products?rrc=R1599')).products.length, 1);
    });

    test('a finished import begins anew, changes nothing twice and leaves no list of bad rows behind', async () => {
      const { write, run, get } = await retailer();
      const file = write('again.csv', 'rrc,name\nA,Apples\nB,\n');
      assert.equal((await run('catalog', file)).rows_bad, 1);
      assert.equal((await run('catalog', file)).rows_done, 1);
      assert.equal(errorsOf(file).length, 1);
      assert.equal((await get('/products')).products.length, 1);
      writeFileSync(file, 'rrc,name\nA,Apples\nB,Bread\n');
      assert.equal((await run('catalog', file)).rows_bad, 0);
      assert.equal(existsSync(`${file}.errors.ndjson`), false);
    });

    test('two processes that import one file do not write its rows twice over: the later one stops', async () => {
      const { write, run } = await retailer();
      const file = write('shared.csv', 'rrc,name\nA,Apples\n');
      const overtaken: Commit = async (database: Database, rows, advance) => {
        await run('catalog', file);
        return commitTogether(database, rows, advance);
      };
      await assert.rejects(run('catalog', file, overtaken), { name: 'ImportInterfered' });
    });

    test('stores, their hours and policies, and their items', async () => {
      const { imported, write, run, get } = await retailer();
      const stores = 'location_code,name,address_line_1,city,region,postal_code,alcohol\n';
      await imported(
        'stores',
        'stores.csv',
        `${stores}S1,One,50 Beale St,San Francisco,CA,94105,yes\nS2,Two,1 Main St,Boston,MA,02108,no\n`,
      );
      await imported('stores', 'renamed.csv', `${stores}S2,Second,1 Main St,Boston,MA,02108,\n`);
      const second = await get('/stores/S2');
      assert.deepEqual([second.name, second.time_zone, second.alcohol], ['Second', 'America/New_York', false]);

      const hours = write(
        'hours.csv',
        'location_code,monday,tuesday,sunday\nS1,8:00-12:00 13:00-20:00,closed,10:00-18:00\nS9,8:00-9:00,,\nS2,8-9,,\n',
      );
      assert.equal((await run('hours', hours)).rows_bad, 2);
      const week = await get('/stores/S1/hours');
      assert.deepEqual(week.monday, [
        { opens: '08:00', closes: '12:00' },
        { opens: '13:00', closes: '20:00' },
      ]);
      assert.deepEqual(week.tuesday, []);
      const keys = new Map(errorsOf(hours).map(({ line, errors }) => [line, errors[0]!.key]));
      assert.deepEqual(
        [...keys],
        [
          [3, 'location_code'],
          [4, 'monday[0].opens'],
        ],
      );

      await imported('policies', 'policies.csv', 'location_code,window_minutes,capacity.delivery,immediate_minutes\nS1,60,7,[]\n');
      const policy = await get('/stores/S1/slot_policy');
      assert.deepEqual([policy.window_minutes, policy.capacity, policy.immediate_minutes], [60, { delivery: 7, pickup: 20 }, []]);

      await imported('catalog', 'one.csv', 'upc,name\n4011,Bananas\n');
      const items = write('items.csv', 'upc,location_code,available,price\n4011,S1,false,0.49\n4012,S1,true,1\n');
      assert.equal((await run('items', items)).rows_bad, 1);
      const listed = (await get('/stores/S1/items')).items;
      assert.deepEqual([listed.length, listed[0].available, listed[0].price_cents], [1, false, 49]);
    });
  });
}
