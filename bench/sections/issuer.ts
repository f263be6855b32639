import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureLocalCertificates } from '../../src/http/tls/certificates.ts';
import type { Bench } from '../chapters.ts';
import { inTurn, type Side, type SideFigures } from '../peers/in-turn.ts';
import { installPeer, PEERS, PeerMissing, titleOf } from '../peers/install.ts';
import { startOurs } from '../peers/ours.ts';
import { startPeer } from '../peers/process.ts';

export interface IssuerFigures {
  readonly connections: number;
  readonly sides: readonly SideFigures<'token'>[];
  readonly missing: readonly string[];
}

const PROGRAM = fileURLToPath(new URL('../peers/oidc-server.mjs', import.meta.url));

/** Tokens by client credentials over HTTPS: ours, kept in the database before they are answered, and a peer's, kept in memory. */
export async function measureIssuer(bench: Bench): Promise<IssuerFigures> {
  const { options, folder } = bench;
  const connections = Math.min(32, Math.max(...options.concurrency));
  const missing: string[] = [];
  await using stack = new AsyncDisposableStack();
  const { sides, load } = await startOurs(stack, bench, 'issuer', connections);
  const all: Side<'token'>[] = [...sides];
  try {
    const home = await installPeer(PEERS.oidcProvider);
    const certificates = join(folder, 'issuer-certificates');
    const { cert, key, caFile } = await ensureLocalCertificates(certificates, [], new Date());
    const files = { cert: join(certificates, 'peer-cert.pem'), key: join(certificates, 'peer-key.pem') };
    writeFileSync(files.cert, cert);
    writeFileSync(files.key, key, { mode: 0o600 });
    const name = `${titleOf(PEERS.oidcProvider)}, in memory`;
    const argv = (port: number) => [PROGRAM, home, files.cert, files.key, String(port)];
    const started = stack.use(await startPeer({ name, argv, log: join(folder, 'issuer.log'), cwd: folder }));
    const target = { host: '127.0.0.1', port: started.port, ca: readFileSync(caFile, 'utf8') };
    all.push({
      name,
      ours: false,
      milliseconds: started.milliseconds,
      memory: started.memory,
      run: async (_call, seconds) => (await load.run({ type: 'oidc', target, concurrency: connections, seconds }))!,
    });
  } catch (error) {
    if (!(error instanceof PeerMissing)) throw error;
    missing.push(error.message);
  }
  return { connections, missing, sides: await inTurn(all, ['token'], options) };
}
