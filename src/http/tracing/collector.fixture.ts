import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as OTLP's JSON has it, its attributes by name. */
export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly status?: { readonly code: number };
}

/** An OTLP/HTTP receiver on loopback. */
export class Collector implements AsyncDisposable {
  readonly spans: CollectedSpan[] = [];
  readonly bodies: string[] = [];
  readonly headers: IncomingHttpHeaders[] = [];
  resource: Readonly<Record<string, unknown>> = {};
  /** What it answers. */
  status = 200;
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method !== 'POST' || request.url !== '/v1/traces') return response.writeHead(404).end();
      this.headers.push(request.headers);
      if (this.status === 200) this.#keep(Buffer.concat(chunks).toString());
      response.writeHead(this.status, { 'content-type': 'application/json' }).end('{}');
      for (const wake of this.#waiting.splice(0)) wake();
    });
  });
  #waiting: (() => void)[] = [];

  static async open(port = 0): Promise<Collector> {
    const collector = new Collector();
    await new Promise<void>((resolve) => collector.#server.listen(port, '127.0.0.1', resolve));
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves with the first span that fits, once it is there. */
  async span(fits: (span: CollectedSpan) => boolean): Promise<CollectedSpan> {
    for (;;) {
      const found = this.spans.find(fits);
      if (found) return found;
      await this.next();
    }
  }

  /** The next batch, taken or refused. */
  next(): Promise<void> {
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #keep(body: string): void {
    this.bodies.push(body);
    const { resourceSpans } = JSON.parse(body) as { resourceSpans: Batch[] };
    for (const { resource, scopeSpans } of resourceSpans) {
      this.resource = byName(resource.attributes);
      for (const { spans } of scopeSpans) for (const span of spans) this.spans.push({ ...span, attributes: byName(span.attributes) });
    }
  }
}

interface Batch {
  readonly resource: { readonly attributes: readonly Attribute[] };
  readonly scopeSpans: readonly { readonly spans: readonly (Omit<CollectedSpan, 'attributes'> & { attributes: Attribute[] })[] }[];
}
interface Attribute {
  readonly key: string;
  readonly value: {
    readonly stringValue?: string;
    readonly intValue?: string;
    readonly boolValue?: boolean;
    readonly doubleValue?: number;
  };
}

const byName = (attributes: readonly Attribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue, boolValue, doubleValue } }) => [
      key,
      stringValue ?? (intValue === undefined ? (boolValue ?? doubleValue) : Number(intValue)),
    ]),
  );
