import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkImports } from './check-imports.ts';

/** What is wrong with a tree of the files given, as `place: rule`. */
function violationsOf(files: Record<string, string>, exceptions: { from: string; to: string; reason: string }[] = []) {
  const root = mkdtempSync(join(tmpdir(), 'cartwright-imports-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return checkImports(root, exceptions).violations;
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('a file may import from its own folder and from every layer below', () => {
  const violations = violationsOf({
    'src/main.ts': "import './server/server.ts';",
    'src/server/server.ts': "import { a } from './a.ts';\nimport type { Database } from '../storage/database.ts';",
    'src/server/a.ts': "export { clock } from '../contract/clock.ts';\nimport { demo } from '../demo/demo.ts';",
    'src/demo/demo.ts': "import type { Product } from '../fulfillment/product.ts';\nimport { LOCALES } from '../contract/locale.ts';",
    'bench/create-order.ts': "import '../src/main.ts';",
  });
  assert.deepEqual(violations, []);
});

test('an import from a layer above is named with its file, its line and the rule', () => {
  const [violation, ...others] = violationsOf({
    'src/storage/order.ts': "import {\n  a,\n  b,\n} from './b.ts';\n\nimport type { Operation } from '../operations/define.ts';\n",
  });
  assert.equal(violation?.at, 'src/storage/order.ts:6');
  assert.equal(violation?.found, 'imports src/operations/define.ts');
  assert.match(violation?.rule ?? '', /^storage lies below operations: main → server/);
  assert.deepEqual(others, []);
});

test('dynamic imports, re-exports and imports for effect count like others', () => {
  const violations = violationsOf({
    'src/contract/a.ts': "const load = () => import('../http/app.ts');",
    'src/contract/b.ts': "export * from '../http/app.ts';",
    'src/contract/c.ts': "import '../http/app.ts';",
  });
  assert.equal(violations.length, 3);
});

test('only the server imports demo data, which imports data of the contract and types of the domain', () => {
  const rules = violationsOf({
    'src/operations/a.ts': "import { demo } from '../demo/demo.ts';",
    'src/demo/demo.ts': "import { slots } from '../fulfillment/slots.ts';\nimport type { Database } from '../storage/database.ts';",
  }).map(({ at, rule }) => `${at}: ${rule}`);
  assert.deepEqual(rules, [
    'src/demo/demo.ts:1: demo/ imports only contract/ and types of fulfillment/',
    'src/demo/demo.ts:2: demo/ imports only contract/ and types of fulfillment/',
    'src/operations/a.ts:1: demo/ is imported by server/ only',
  ]);
});

test('what judges the platform from outside imports nothing of it, and it imports none of its users', () => {
  const rules = violationsOf({
    'acceptance/orders.test.ts': "import type { Order } from '../src/contract/order.ts';",
    'web/page.ts': "import { a } from '../src/contract/a.ts';",
    'src/http/app.ts': "import { load } from '../../bench/load.ts';",
  }).map(({ rule }) => rule);
  assert.deepEqual(rules, ['acceptance/ imports nothing from src/', 'src/ imports nothing from bench/', 'web/ imports nothing from src/']);
});

test('files that import each other in a circle are reported once; imports of types make no circle', () => {
  const violations = violationsOf({
    'src/http/a.ts': "import { b } from './b.ts';",
    'src/http/b.ts': "import { c } from './c.ts';",
    'src/http/c.ts': "import { a } from './a.ts';",
    'src/http/d.ts': "import type { E } from './e.ts';",
    'src/http/e.ts': "import { d } from './d.ts';",
  });
  assert.deepEqual(
    violations.map(({ at, found }) => `${at} ${found}`),
    ['src/http/a.ts imports src/http/b.ts, which imports src/http/c.ts, which imports src/http/a.ts'],
  );
});

test('an exception allows one import, and has to go when it is not needed', () => {
  const exception = { from: 'src/http/a.ts', to: 'src/storage/b.ts', reason: 'a test' };
  assert.deepEqual(violationsOf({ 'src/http/a.ts': "import { b } from '../storage/b.ts';" }, [exception]), []);
  const [unused] = violationsOf({ 'src/http/a.ts': '' }, [exception]);
  assert.equal(unused?.rule, 'an exception that is not needed has to go');
});

test('a folder without a place in the order is refused', () => {
  const [violation] = violationsOf({ 'src/helpers/a.ts': "import { b } from '../contract/b.ts';" });
  assert.equal(violation?.rule, 'src/helpers has no place in the order of layers');
});
