import net from 'node:net';
import tls from 'node:tls';

/** What came back on a bare connection before the server closed it. */
export interface RawAnswer {
  /** Undefined when nothing that looks like HTTP came. */
  readonly status: number | undefined;
  readonly head: string;
  readonly body: string;
}

/** Writes bytes on a TLS connection and reads until the other side closes. */
export function overTls(url: string, ca: string | undefined, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const options = { host: hostname, port: Number(port || 443), servername: hostname, ...(ca === undefined ? {} : { ca }) };
  return exchange((ready) => tls.connect(options, ready), bytes);
}

/** The same without TLS. */
export function overTcp(url: string, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return exchange((ready) => net.connect({ host: hostname, port: Number(port || 443) }, ready), bytes);
}

function exchange(connect: (ready: () => void) => net.Socket, bytes: string | Buffer): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(() => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A reset is one of the ways in which a server may end a connection that makes no sense to it.
    socket.on('error', () => {});
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const end = text.indexOf('\r\n\r\n');
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      resolve({
        status: status === undefined ? undefined : Number(status),
        head: text.slice(0, Math.max(0, end)),
        body: text.slice(end + 4),
      });
    });
  });
}
