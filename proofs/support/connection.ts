import { connect, type TLSSocket } from 'node:tls';

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly ca: string;
}

export interface Answer {
  readonly status: number;
  /** Status line and headers, in lower case. */
  readonly head: string;
  /** Valid until the next `send`. */
  readonly body: Buffer;
}

const HEADER_END = '\r\n\r\n';

/** One keep-alive connection with one request on the way. Knows as much of HTTP as our server uses: Content-Length, no chunks. */
export class Connection {
  readonly #socket: TLSSocket;
  #received: Buffer[] = [];
  #size = 0;
  /** Bytes of the whole answer, once its header is here. */
  #expected = Number.POSITIVE_INFINITY;
  #bodyAt = 0;
  #status = 0;
  #head = '';
  #resolve: (answer: Answer) => void = () => {};
  #reject: (error: Error) => void = () => {};

  constructor(socket: TLSSocket) {
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
    socket.on('error', (error) => this.#reject(error));
    socket.on('close', () => this.#reject(new Error('The server closed the connection.')));
  }

  static open({ host, port, ca }: Target): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, ca, servername: 'localhost' });
      socket.setNoDelay(true);
      socket.once('error', reject);
      socket.once('secureConnect', () => {
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
    const answer = { status: this.#status, head: this.#head, body: whole.subarray(this.#bodyAt, this.#expected) };
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
    const header = bytes.toString('latin1', 0, end).toLowerCase();
    const at = header.indexOf('content-length: ');
    if (at < 0) {
      this.#reject(new Error(`An answer without Content-Length: ${header}`));
      return;
    }
    this.#status = Number(header.slice(9, 12));
    this.#head = header;
    this.#bodyAt = end + HEADER_END.length;
    this.#expected = this.#bodyAt + Number.parseInt(header.slice(at + 16), 10);
  }
}
