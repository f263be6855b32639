import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { CERTIFICATE, KEY } from '../../acceptance/support/receiver-certificate.ts';

export interface Arrived {
  readonly headers: { readonly id: string; readonly timestamp: string; readonly signature: string };
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the console sends
  readonly body: any;
}

/** A subscriber's side on loopback. The first attempt of each message is refused: it has to come again. */
export class StatusReceiver {
  readonly arrived: Arrived[] = [];
  refused = 0;
  readonly ca = CERTIFICATE;
  readonly #seen = new Set<string>();
  readonly #server = https.createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const header = (name: string) => String(request.headers[`webhook-${name}`]);
      const headers = { id: header('id'), timestamp: header('timestamp'), signature: header('signature') };
      const isNew = !this.#seen.has(headers.id);
      this.#seen.add(headers.id);
      if (isNew) {
        this.refused++;
        response.writeHead(503).end();
        return;
      }
      const text = Buffer.concat(chunks).toString();
      this.arrived.push({ headers, text, body: JSON.parse(text) });
      response.writeHead(204).end();
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}/status`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
