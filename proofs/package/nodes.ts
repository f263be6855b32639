import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { ROOT, run } from './processes.ts';

export interface Node {
  readonly version: string;
  readonly path: string;
}

/** The environment of somebody who has never seen this repository: its node_modules is not on the path, npm's own variables are gone. */
export function outside(): NodeJS.ProcessEnv {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(global|prefix|local_prefix)|lifecycle|package|execpath|node)/i.test(name),
  );
  return { ...Object.fromEntries(kept), PATH: folders.join(delimiter), NODE_OPTIONS: '' };
}

/** A Node of the major version: this one, one on the path, or one that npm installs into the folder. */
export async function nodeOf(major: number, folder: string): Promise<Node> {
  const onPath = (outside().PATH ?? '').split(delimiter).map((one) => join(one, 'node'));
  for (const path of [process.execPath, ...onPath]) {
    if (!existsSync(path)) continue;
    const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1);
    if (version.startsWith(`${major}.`)) return { version, path };
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const name = `${process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${process.platform}-${process.arch}`;
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${major}`], { cwd: folder, env: outside() });
  const path = join(folder, 'node_modules', name, 'bin', 'node');
  return { version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1), path };
}

/** The environment in which `node` is the given one, for scripts that begin with `#!/usr/bin/env node`. */
export function environmentOf(node: Node): NodeJS.ProcessEnv {
  const env = outside();
  return { ...env, PATH: [dirname(node.path), env.PATH].join(delimiter) };
}

export { ROOT };
