import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ensureLocalCertificates } from '../../src/http/tls/certificates.ts';
import { createSecurePort } from '../../src/http/tls/secure-port.ts';
import { work } from '../worker.ts';

export interface TlsPorts {
  readonly caFile: string;
  readonly plain: number;
  readonly secure: number;
}

const BODY = '{"ok":true}';

/** Two ports with the same trivial answer: Node's own https.Server, and ours. */
work<{ folder: string }, TlsPorts>(async ({ folder }) => {
  const { cert, key, caFile } = await ensureLocalCertificates(folder, [], new Date());
  const answer: RequestListener = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': BODY.length }).end(BODY);
  };
  const plain = createServer({ cert, key }, answer);
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
  const secure = createSecurePort({ cert, key, onRequest: answer, onPlainRequest: answer });
  return { caFile, plain: (plain.address() as AddressInfo).port, secure: await secure.listen(0, '127.0.0.1') };
});
