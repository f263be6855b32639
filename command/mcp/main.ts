import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { Connection } from './connection.ts';
import { Document } from './document.ts';
import { withoutSecrets } from './masking.ts';
import { HELP, parseOptions, type Source, UsageError } from './options.ts';
import { createServer } from './server.ts';
import { Wire } from './wire.ts';

export interface Surroundings {
  /** Folder of package.json and openapi.json. */
  readonly root: string;
  /** What `--start` starts instead of the installed server. */
  readonly command?: readonly string[];
}

/** `cartwright mcp`: serves until standard input ends or a signal comes; gives the exit code. */
export async function runMcp(args: readonly string[], { root, command }: Surroundings): Promise<number> {
  let source: Source | undefined;
  try {
    source = parseOptions(args, process.env);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${HELP}`);
    return 1;
  }
  if (source === undefined) {
    process.stdout.write(HELP);
    return 0;
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const document = new Document(join(root, 'openapi.json'));
  const connection = new Connection(source, command);
  const log = (line: string) => process.stderr.write(`cartwright mcp: ${withoutSecrets(line, connection.secrets)}\n`);

  const wire = new Wire(process.stdin, process.stdout);
  const options = { transport: wire, onerror: (error: Error) => log(error.message) };
  const handle = serveStdio(() => createServer(version, document, connection, log), options);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => void handle.close());
  connection.warmUp(log);
  await wire.closed;
  await connection.close();
  return 0;
}
