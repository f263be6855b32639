import { connect as connectPlain, type Socket } from 'node:net';
import { connect } from 'node:tls';

export interface Target {
  readonly host: string;
  readonly port: number;
  /** Undefined: plain HTTP, for peers that speak nothing else. */
  readonly ca: string | undefined;
}

export interface Answer {
  readonly status: number;
  /** Status line and headers as they came. */
  readonly head: string;
  /** Valid until the next `send`. */
  readonly body: Buffer;
}

const HEADER_END = '\r\n\r\n';
const CONTENT_LENGTH = /^content-length: (\d+)/im;

/** One keep-alive connection with one request on the way. Knows as much of HTTP as our server uses: Content-Length, no chunks. */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer[] = [];
  #size = 0;
  /** Bytes of the whole answer, once its header is here. */
  #expected = Number.POSITIVE_INFINITY;
  #bodyAt = 0;
  #head = '';
  #resolve: (answer: Answer) => void = () => {};
  #reject: (error: Error) => void = () => {};

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
    socket.on('error', (error) => this.#reject(error));
    socket.on('close', () => this.#reject(new Error('The server closed the connection.')));
  }

  static open({ host, port, ca }: Target): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket: Socket = ca === undefined ? connectPlain({ host, port }) : connect({ host, port, ca, servername: 'localhost' });
      socket.setNoDelay(true);
      socket.once('error', reject);
      socket.once(ca === undefined ? 'connect' : 'secureConnect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  send(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#socket.write(request, 'latin1');
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(bytes: Buffer): void {
    this.#received.push(bytes);
    this.#size += bytes.length;
    if (this.#bodyAt === 0) this.#readHeader();
    if (this.#size < this.#expected) return;
    const whole = this.#received.length === 1 ? this.#received[0]! : Buffer.concat(this.#received);
    const answer = { status: Number(this.#head.slice(9, 12)), head: this.#head, body: whole.subarray(this.#bodyAt, this.#expected) };
    this.#received = [];
    this.#size = 0;
    this.#expected = Number.POSITIVE_INFINITY;
    this.#bodyAt = 0;
    this.#resolve(answer);
  }

  #readHeader(): void {
    if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
    const bytes = this.#received[0]!;
    const end = bytes.indexOf(HEADER_END);
    if (end < 0) return;
    this.#head = bytes.toString('latin1', 0, end);
    const length = CONTENT_LENGTH.exec(this.#head)?.[1];
    if (length === undefined) {
      this.#reject(new Error(`An answer without Content-Length: ${this.#head}`));
      return;
    }
    this.#bodyAt = end + HEADER_END.length;
    this.#expected = this.#bodyAt + Number(length);
  }
}
