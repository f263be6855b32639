import type http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { parseSubjectName } from '../http/tls/subject-names.ts';
import { createAuthority, issueServerCertificate } from '../http/tls/x509.ts';

/** A server on loopback that stands for one of the pool. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
}

/** An HTTPS server on loopback, which reads every body before it answers. */
export async function startServer(tls: https.ServerOptions, answer: http.RequestListener): Promise<TestServer> {
  const server = https.createServer(tls, async (request, response) => {
    await text(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A CA of its own, and a certificate that it issued for one name. */
export function issueCertificates(name = 'localhost'): { ca: string; tls: { cert: string; key: string } } {
  const validity = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) };
  const authority = createAuthority('Test CA', validity);
  const { certificate, key } = issueServerCertificate(authority, [parseSubjectName(name)], validity);
  return {
    ca: authority.certificate.toString(),
    tls: { cert: certificate.toString(), key: key.export({ type: 'pkcs8', format: 'pem' }).toString() },
  };
}
