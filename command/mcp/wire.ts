import { Transform, type TransformCallback } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { INVALID_REQUEST, type JSONRPCMessage, PARSE_ERROR, parseJSONRPCMessage } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

/** Streams of changes stay open as long as the connection, so nobody waits for their end. */
const ENDLESS = 'subscriptions/listen';

/**
 * Lines of standard input on their way to the protocol, which by itself passes over lines that are none of its own without a word:
 * here they are answered. The end of the input waits for the answers that are still owed, so that requests may be piped in.
 */
export class Lines extends Transform {
  readonly #answer: (line: string) => void;
  readonly #decoder = new StringDecoder('utf8');
  readonly #owed = new Set<string | number>();
  #rest = '';
  #end: (() => void) | undefined;

  constructor(answer: (line: string) => void) {
    super();
    this.#answer = answer;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\n');
    this.#rest = lines.pop()!;
    for (const line of lines) this.#line(line);
    done();
  }

  override _flush(done: TransformCallback): void {
    this.#line(this.#rest);
    if (this.#owed.size === 0) done();
    else this.#end = done;
  }

  /** The request was answered, or is not wanted any more. */
  settle(id: string | number): void {
    this.#owed.delete(id);
    if (this.#owed.size === 0) this.#end?.();
  }

  #line(line: string): void {
    if (line.trim() === '') return;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      this.#refuse(null, PARSE_ERROR, 'Parse error: each line has to be one JSON-RPC message.');
      return;
    }
    const { id } = (value ?? {}) as { id?: unknown };
    const own = typeof id === 'string' || typeof id === 'number' ? id : null;
    let message: JSONRPCMessage;
    try {
      message = parseJSONRPCMessage(value);
    } catch {
      this.#refuse(own, INVALID_REQUEST, 'Invalid Request: this is no JSON-RPC 2.0 request, notification or response.');
      return;
    }
    this.#count(message);
    this.push(`${line}\n`);
  }

  #count(message: JSONRPCMessage): void {
    if (!('method' in message)) return;
    if ('id' in message && message.method !== ENDLESS) this.#owed.add(message.id);
    const { requestId } = (message.params ?? {}) as { requestId?: string | number };
    if (message.method === 'notifications/cancelled' && requestId !== undefined) this.settle(requestId);
  }

  #refuse(id: string | number | null, code: number, message: string): void {
    this.#answer(`${JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })}\n`);
  }
}

/** Standard input and output as the protocol's transport. `closed` when the client is gone or has said all that it wanted. */
export class Wire extends StdioServerTransport {
  readonly closed: Promise<void>;
  readonly #lines: Lines;
  #markClosed: () => void = () => undefined;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
    const lines = new Lines((line) => output.write(line));
    input.pipe(lines);
    super(lines, output as never);
    this.#lines = lines;
    this.closed = new Promise((resolve) => {
      this.#markClosed = resolve;
    });
  }

  override async send(message: JSONRPCMessage): Promise<void> {
    await super.send(message);
    if (!('method' in message) && message.id !== undefined && message.id !== null) this.#lines.settle(message.id);
  }

  override async close(): Promise<void> {
    await super.close();
    this.#markClosed();
  }
}
