import { join } from 'node:path';
import type { Bench } from '../chapters.ts';
import { MOCKED_CALLS, type MockedCall } from '../load/peer-calls.ts';
import { inTurn, type Side, type SideFigures } from '../peers/in-turn.ts';
import { installPeer, PEERS, type Peer, PeerMissing, titleOf } from '../peers/install.ts';
import { startOurs } from '../peers/ours.ts';
import { startPeer } from '../peers/process.ts';
import { ROOT } from '../server.ts';

export interface MocksFigures {
  readonly connections: number;
  readonly sides: readonly SideFigures<MockedCall>[];
  /** Peers that could not be had, and why. */
  readonly missing: readonly string[];
}

interface Mock {
  readonly peer: Peer;
  readonly how: string;
  readonly argv: (folder: string, port: number) => readonly string[];
}

const DESCRIPTION = join(ROOT, 'openapi.json');
const prism = (folder: string, port: number) => [
  join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js'),
  ...['mock', '--port', String(port), DESCRIPTION],
];
const MOCKS: readonly Mock[] = [
  { peer: PEERS.prism, how: 'as it is', argv: prism },
  { peer: PEERS.prism, how: 'logging off', argv: (folder, port) => [...prism(folder, port), '--verboseLevel', 'silent'] },
  {
    peer: PEERS.mockoon,
    how: 'log file and admin API off',
    argv: (folder, port) => [
      join(folder, 'node_modules/@mockoon/cli/bin/run.js'),
      ...['start', '--data', DESCRIPTION, '--port', String(port), '--hostname', '127.0.0.1'],
      ...['--disable-log-to-file', '--disable-admin-api'],
    ],
  },
];

/** The same calls at our platform, which keeps what it is told, and at mocks of our own OpenAPI, which keep nothing. */
export async function measureMocks(bench: Bench): Promise<MocksFigures> {
  const { options, folder } = bench;
  const connections = Math.min(32, Math.max(...options.concurrency));
  const missing: string[] = [];
  await using stack = new AsyncDisposableStack();
  const { sides, load } = await startOurs(stack, bench, 'mocks', connections);
  const all: Side<MockedCall>[] = [...sides];
  for (const [index, { peer, how, argv }] of MOCKS.entries()) {
    try {
      const home = await installPeer(peer);
      const name = `${titleOf(peer)}, ${how}`;
      const log = join(folder, `mock-${index}.log`);
      const started = stack.use(
        await startPeer({ name, argv: (port) => argv(home, port), log, cwd: folder, withoutProduction: peer === PEERS.prism }),
      );
      const target = { host: '127.0.0.1', port: started.port, ca: undefined };
      all.push({
        name,
        ours: false,
        milliseconds: started.milliseconds,
        memory: started.memory,
        run: async (operation, seconds) => (await load.run({ type: 'mock', target, operation, concurrency: connections, seconds }))!,
      });
    } catch (error) {
      if (!(error instanceof PeerMissing)) throw error;
      missing.push(error.message);
    }
  }
  return { connections, missing, sides: await inTurn(all, MOCKED_CALLS, options) };
}
