import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Stage } from './browser.ts';
import { builtPages, loaded, pageAddress } from './every-page.fixture.ts';
import { writeEverywhere } from './hostile.fixture.ts';

describe('every page', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage?.[Symbol.asyncDispose]());

  test('axe finds nothing on any page in light, dark and at phone width, and none is wider than its window', async () => {
    const values = await writeEverywhere(stage.platform.development);
    await using operator = await stage.operator();
    await using stranger = await stage.visitor();
    const found: string[] = [];
    for (const { path, access } of await builtPages()) {
      const visitor = access === 'guest' ? stranger : operator;
      await visitor.page.goto(pageAddress(path, values));
      await loaded(visitor.page);
      await visitor.expectGoodLooks(path.replaceAll(/[/:]+/g, '-').slice(1)).catch((error: Error) => found.push(error.message));
    }
    assert.deepEqual(found, []);
  });
});
