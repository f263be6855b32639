import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

/** What the log writes to standard error, of which it takes no other. */
function linesOf(program: string): string[] {
  const source = `import { createLog } from ${JSON.stringify(new URL('log.ts', import.meta.url).href)}; const log = createLog(); ${program}`;
  const env = { ...process.env, CARTWRIGHT_LOG_LEVEL: 'debug', NODE_TEST_CONTEXT: undefined };
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module-typescript', '--eval', source], { env, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stderr.split('\n').slice(0, -1);
}

test('an entry is one line whatever stands in it, and says when in UTC', () => {
  const [line, ...more] = linesOf(
    `log.info({ path: 'a\\nb\\r{"level":60}\\u2028', err: new Error('x\\ny') }, 'forged\\n{"level":60,"msg":"x"}');`,
  );
  assert.deepEqual(more, []);
  const { level, time, msg, path } = JSON.parse(line!);
  assert.deepEqual([level, msg, path], [30, 'forged\n{"level":60,"msg":"x"}', 'a\nb\r{"level":60}\u2028']);
  assert.ok(Math.abs(time - Date.now()) < 60_000);
});

test('members with the name of a secret are hidden, at the top and one level down', () => {
  const names = ['client_secret', 'access_token', 'token', 'assertion', 'code', 'authorization', 'password'];
  const secrets = Object.fromEntries(names.map((name) => [name, 'topsecret']));
  const lines = linesOf(`const secrets = ${JSON.stringify(secrets)}; log.warn({ ...secrets, body: secrets }, 'x');`);
  assert.equal(lines.length, 1);
  assert.ok(!lines[0]!.includes('topsecret'), lines[0]);
});
