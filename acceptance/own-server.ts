import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { runSuite } from './suite.ts';
import { type Engine, startServer } from './support/server.ts';

/** The suite against a server of its own on one engine. */
export async function runOnOwnServer(engine: Engine): Promise<void> {
  const server = await startServer(engine);
  after(() => server.stop());
  try {
    await runSuite(engine, server.target);
  } catch (error) {
    await server.stop();
    throw error;
  }
  test(`the server on ${engine} met no unexpected error`, () => assert.deepEqual(server.errors, []));
}
