import type { Node } from './nodes.ts';
import { environmentOf } from './nodes.ts';
import { attempt } from './processes.ts';

/** A test runner: its arguments, and how many of its tests passed by what it prints. */
interface Runner {
  readonly name: string;
  readonly args: readonly string[];
  readonly passed: RegExp;
}

/** Each runs two files side by side, in its own kind of worker. */
export const RUNNERS: readonly Runner[] = [
  {
    name: 'vitest',
    args: ['node_modules/vitest/vitest.mjs', 'run', '--no-color', 'vitest.test'],
    passed: /Tests\s+(?:.*\| )?(\d+) passed/,
  },
  {
    name: 'jest',
    args: ['node_modules/jest/bin/jest.js', '--no-color', '--testMatch', '**/*.jest.test.cjs'],
    passed: /Tests:\s+(?:.*, )?(\d+) passed/,
  },
  {
    name: 'node:test',
    args: ['--test', '--test-reporter=tap', 'order.node-test.test.mjs', 'second.node-test.test.mjs'],
    passed: /^# pass (\d+)/m,
  },
];
export const TESTS_OF_A_RUNNER = 2;

/** How many tests of the runner passed; its output is printed if one did not. */
export async function passedBy({ name, args, passed }: Runner, node: Node, project: string): Promise<number> {
  const started = performance.now();
  const { code, output } = await attempt(node.path, args, { cwd: project, env: { ...environmentOf(node), CI: 'true' } });
  const count = Number(passed.exec(output)?.[1] ?? 0);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`Node ${node.version} ${name}: ${count} passed, exit code ${code}, ${seconds} s`);
  if (code !== 0 || count !== TESTS_OF_A_RUNNER) console.log(output.slice(-4_000));
  return code === 0 ? count : 0;
}
