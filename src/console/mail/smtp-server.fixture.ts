import { type AddressInfo, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  /** Header and body as they came, without the final dot. */
  readonly data: string;
  readonly encrypted: boolean;
  /** What was proved before, `user:password`. */
  readonly credentials: string | undefined;
}

export interface SmtpOptions {
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Addresses that are refused with 550. */
  readonly refuses?: readonly string[];
}

/** A mail server on loopback: as much of RFC 5321 as a client needs, STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954). */
export class SmtpServer implements AsyncDisposable {
  readonly mails: ReceivedMail[] = [];
  /** Commands, without what follows them. */
  readonly commands: string[] = [];
  readonly #options: SmtpOptions;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    this.#talk(socket, false);
    socket.write('220 localhost ready\r\n');
  });

  constructor(options: SmtpOptions = {}) {
    this.#options = options;
  }

  /** Gives the port. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  #talk(socket: Socket, encrypted: boolean): void {
    const { tls, refuses = [] } = this.#options;
    let unread = '';
    let envelope = { from: '', to: '' };
    let credentials: string | undefined;
    let inData = false;
    const say = (line: string) => void socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      const [command = ''] = line.toUpperCase().split(' ', 1);
      this.commands.push(command);
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (command === 'EHLO') return say(`250-localhost\r\n${tls && !encrypted ? '250-STARTTLS\r\n' : ''}250 AUTH PLAIN`);
      if (command === 'STARTTLS' && tls) {
        say('220 go on');
        socket.off('data', read);
        this.#talk(
          new TLSSocket(socket, { isServer: true, ...tls }).on('error', () => socket.destroy()),
          true,
        );
        return;
      }
      if (command === 'STARTTLS') return say('502 not known here');
      if (command === 'AUTH') {
        credentials = Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0')
          .slice(1)
          .join(':');
        return say('235 known');
      }
      if (command === 'MAIL') envelope = { from: address, to: '' };
      if (command === 'RCPT' && refuses.includes(address)) return say('550 nobody of that name');
      if (command === 'RCPT') envelope.to = address;
      if (command === 'DATA') {
        inData = true;
        return say('354 go on');
      }
      say(command === 'QUIT' ? '221 bye' : '250 fine');
    };
    const read = (bytes: Buffer) => {
      unread += bytes.toString();
      for (;;) {
        const end = unread.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = unread.slice(0, end);
        unread = unread.slice(end + (inData ? 5 : 2));
        if (inData) {
          this.mails.push({ ...envelope, data: text, encrypted, credentials });
          inData = false;
          say('250 taken');
        } else hear(text);
      }
    };
    socket.on('data', read);
    socket.on('error', () => socket.destroy());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
