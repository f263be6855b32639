import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../server.ts';

/** Another program to measure beside ours, from the npm registry; never a dependency of ours. */
export interface Peer {
  readonly name: string;
  /** Exact versions by package; the first is the peer itself. */
  readonly packages: Readonly<Record<string, string>>;
}

export const PEERS = {
  prism: { name: 'Stoplight Prism', packages: { '@stoplight/prism-cli': '5.16.0' } },
  mockoon: { name: 'Mockoon', packages: { '@mockoon/cli': '9.9.0' } },
  vendure: { name: 'Vendure', packages: { '@vendure/core': '3.7.3', pg: '8.23.1' } },
  oidcProvider: { name: 'node-oidc-provider', packages: { 'oidc-provider': '9.13.3' } },
} as const satisfies Record<string, Peer>;

const CACHE = join(ROOT, 'node_modules/.cache/bench-peers');
const PATIENCE = 300_000;

/** Why a peer is not measured; the report says it and goes on. */
export class PeerMissing extends Error {}

/** `Stoplight Prism 5.16.0`. */
export function titleOf({ name, packages }: Peer): string {
  return `${name} ${Object.values(packages)[0]}`;
}

/** Installs the peer once, without its packages' scripts, and gives its folder. Throws PeerMissing. */
export async function installPeer(peer: Peer): Promise<string> {
  const names = Object.entries(peer.packages).map(([name, version]) => `${name}@${version}`);
  const folder = join(CACHE, names.join('+').replaceAll('/', '+'));
  const done = join(folder, 'installed');
  if (existsSync(done)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: peer.packages }, null, 2));
  try {
    await promisify(execFile)('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      timeout: PATIENCE,
    });
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    const lines = stderr.split('\n').filter((line) => line.startsWith('npm error'));
    const said = lines.find((line) => line.includes('Error: ')) ?? lines[0] ?? message.split('\n')[0]!;
    throw new PeerMissing(`${titleOf(peer)} could not be installed: ${said.trim()}`);
  }
  writeFileSync(done, '');
  return folder;
}
