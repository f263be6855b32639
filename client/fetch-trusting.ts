import { Agent, request } from 'node:https';
import { rootCertificates } from 'node:tls';
import type { Fetch } from './options.ts';

/**
 * A `fetch` that also trusts the certificate authorities given, in PEM. Node's own takes none, and `tls.setDefaultCACertificates`
 * exists from 22.19 on only and counts for the whole process.
 */
export function fetchTrusting(ca: string): Fetch {
  const agent = new Agent({ ca: [...rootCertificates, ca], keepAlive: true });
  return (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const outgoing = request(url, { method, headers: { ...headers, ...length }, agent, signal }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => {
          const bytes = Buffer.concat(chunks);
          const get = (name: string) => {
            const value = answer.headers[name.toLowerCase()];
            return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
          };
          resolve({
            status: answer.statusCode ?? 0,
            headers: { get },
            text: async () => bytes.toString('utf8'),
            arrayBuffer: async () => Uint8Array.from(bytes).buffer,
          });
        });
      });
      outgoing.once('error', reject);
      outgoing.end(body);
    });
}
