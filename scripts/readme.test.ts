import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Starts the platform in a folder as the README does, on free ports, and waits for its first screen. */
async function start(folder: string) {
  const ports = ['--development-port', '0', '--production-port', '0', '--console-port', '0'];
  const child = spawn(process.execPath, [MAIN, ...ports], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let screen = '';
  for await (const chunk of child.stdout) {
    screen += String(chunk);
    if (screen.includes('A first call:')) break;
  }
  return {
    screen,
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      return (await exit)[0] as number;
    },
  };
}

async function run(folder: string, script: string): Promise<{ code: number; output: string }> {
  writeFileSync(join(folder, 'calls.sh'), script);
  const child = spawn('bash', ['-e', 'calls.sh'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  let output = '';
  for await (const chunk of child.stdout) output += String(chunk);
  return { code: (await exit)[0] as number, output };
}

test("the README's calls, pasted as they stand, end in an order; the data outlive a stop; the first screen's call works", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cartwright-readme-'));
  try {
    const calls = /```sh\n([\s\S]+?)```/.exec(README)?.[1] ?? '';
    const first = await start(folder);
    const { code, output } = await run(folder, calls);
    assert.equal(code, 0);
    const order = JSON.parse(output.slice(output.lastIndexOf('{"id":"me-')));
    assert.equal(order.status, 'brand_new');
    assert.deepEqual(
      order.items.map((item: { qty: number; qty_unit: string }) => [item.qty, item.qty_unit]),
      [
        [2, 'each'],
        [1.5, 'lb'],
      ],
    );
    assert.equal(await first.stop(), 0);

    const second = await start(folder);
    const user = order.id.replace(/-order$/, '');
    const read = `${calls.slice(0, calls.indexOf('# 2.'))}\nconnect "$CARTWRIGHT_URL/v2/fulfillment/users/${user}/orders/${order.id}"`;
    const again = await run(folder, read);
    assert.equal(JSON.parse(again.output).id, order.id);
    const pasted = await run(folder, second.screen.slice(second.screen.indexOf('A first call:') + 'A first call:'.length));
    assert.match(pasted.output, /"token_type":"Bearer"/);
    assert.equal(await second.stop(), 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
