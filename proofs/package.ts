import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { speaksMcp } from './package/mcp.ts';
import { environmentOf, type Node, nodeOf, outside } from './package/nodes.ts';
import { attempt, run } from './package/processes.ts';
import { passedBy, RUNNERS, TESTS_OF_A_RUNNER } from './package/runners.ts';
import { FAULTS, pack } from './package/tarball.ts';
import { prove, readOptions, summary } from './support/command-line.ts';

/**
 * The package as others get it: packed, installed in an empty project outside the repository, and used there by Vitest, Jest and
 * node:test on Node 20 and 24; its types, its command, its MCP server, and that nothing is left when a test run is killed.
 */
const { plantedFault } = readOptions({}, {}, FAULTS);

const PROJECT = fileURLToPath(new URL('./package/project/', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../examples/testing/', import.meta.url));
/** The recipes of docs/testing.md, each copied twice so that two platforms run side by side. */
const RECIPES = { 'node-test': 'mjs', jest: 'cjs', vitest: 'ts' };
const BESIDE = ['vitest@4.1.12', 'jest@30.5.2', 'typescript@5.9.3', '@types/node@20'];
const PATIENCE = 20_000;

async function install(project: string, tarball: string): Promise<void> {
  await cp(PROJECT, project, { recursive: true });
  for (const [folder, ending] of Object.entries(RECIPES)) {
    for (const name of ['order', 'second'])
      await cp(join(EXAMPLES, folder, `order.test.${ending}`), join(project, `${name}.${folder}.test.${ending}`));
  }
  await writeFile(join(project, 'package.json'), '{ "name": "project", "private": true }\n');
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--save-dev', tarball, ...BESIDE], {
    cwd: project,
    env: outside(),
  });
}

/** Whether a server goes on when whoever started it was killed. */
async function leavesOrphan(node: Node, project: string): Promise<boolean> {
  const { output: url } = await attempt(node.path, ['orphan.mjs'], { cwd: project, env: environmentOf(node) });
  if (!url.startsWith('https://')) throw new Error(`No platform was started:\n${url}`);
  for (const started = performance.now(); performance.now() - started < PATIENCE; await wait(100)) {
    const gone = await fetch(url.replace('https:', 'http:')).then(
      () => false,
      () => true,
    );
    if (gone) return false;
  }
  return true;
}

await prove(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cartwright-package-'));
  try {
    const { file, kilobytes } = await pack(folder, plantedFault);
    const project = join(folder, 'project');
    await install(project, file);
    const nodes = [await nodeOf(20, join(folder, 'node-20')), await nodeOf(24, join(folder, 'node-24'))];
    let passed = 0;
    let commands = 0;
    let orphans = 0;
    let mcp = 0;
    for (const node of nodes) {
      for (const runner of RUNNERS) passed += await passedBy(runner, node, project);
      const help = await attempt(node.path, ['node_modules/cartwright/command/cartwright.mjs', '--help'], {
        cwd: project,
        env: environmentOf(node),
      });
      if (help.code === 0 && help.output.includes('Usage: cartwright')) commands++;
      else console.log(help.output);
      if (plantedFault !== 'missing-file' && (await speaksMcp(node, project))) mcp++;
      if (plantedFault !== 'missing-file' && (await leavesOrphan(node, project))) orphans++;
    }
    const types = await attempt(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], { cwd: project, env: outside() });
    if (types.code !== 0) console.log(types.output);
    const tests = nodes.length * RUNNERS.length * TESTS_OF_A_RUNNER;
    const holds = passed === tests && commands === nodes.length && mcp === nodes.length && orphans === 0 && types.code === 0;
    const facts = {
      nodes: nodes.map(({ version }) => version).join(','),
      runners: RUNNERS.map(({ name }) => name).join(','),
      tarball_kb: kilobytes,
      tests,
      passed,
      commands: `${commands}/${nodes.length}`,
      mcp: `${mcp}/${nodes.length}`,
      orphans,
      types: types.code === 0 ? 'ok' : 'wrong',
    };
    return { holds, line: summary(facts) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
