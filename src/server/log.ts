import { Writable } from 'node:stream';
import { type DestinationStream, type Logger, pino } from 'pino';

/** Header and field names whose values never reach a log. */
const SECRET = ['client_secret', 'access_token', 'token', 'assertion', 'code', 'authorization', 'password'];

/**
 * Lines of one turn of the event loop are written together: a write for each request was 5 to 10 % of its processor time under load. Those
 * that come while a write is on its way have a tenth of a second at most. Whatever ends the process but SIGKILL writes the rest first.
 */
const TOGETHER = { minLength: 4_096, periodicFlush: 100 };

/** Structured lines on stderr, each with `base`; on a terminal one readable line each. */
export function createLog(base: Readonly<Record<string, unknown>> | null = null): Logger {
  const redact = { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' };
  const options = { level: process.env.CARTWRIGHT_LOG_LEVEL ?? 'info', base, redact };
  if (process.stderr.isTTY) return pino(options, readable(process.stderr));
  return pino(options, byTurns(pino.destination({ fd: 2, sync: false, ...TOGETHER })));
}

function byTurns(destination: ReturnType<typeof pino.destination>): DestinationStream {
  let asked = false;
  const flush = () => {
    asked = false;
    destination.flush();
  };
  return {
    write: (line) => {
      destination.write(line);
      if (asked) return;
      asked = true;
      setImmediate(flush);
    },
  };
}

function readable(stream: NodeJS.WriteStream): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const { time, level, msg, err, server, reqId, operation, status, milliseconds, method, path } = JSON.parse(chunk.toString());
      const clock = new Date(time).toISOString().slice(11, 23);
      const line =
        msg === 'request'
          ? `${clock} ${server} ${status} ${method} ${path} ${operation} ${milliseconds} ms ${reqId}`
          : `${clock} ${level >= 50 ? 'ERROR ' : ''}${server ?? ''} ${msg}${err ? `\n${err.stack ?? err.message}` : ''}`;
      stream.write(`${line}\n`);
      done();
    },
  });
}
