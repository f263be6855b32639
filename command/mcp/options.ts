import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export const HELP = `Usage: cartwright mcp [options]

A Model Context Protocol server on standard input and output, for a coding assistant: it looks operations up, calls them on a
running platform, moves the clock, reads events and requests. Its log goes to standard error.

Which platform, the first that is named:
  --start                    one of its own, which keeps nothing and ends with this server
  --ready-file FILE          what the platform wrote with its own --ready-file
  --url URL --client-id ID --client-secret SECRET [--ca FILE]
  CARTWRIGHT_URL, CARTWRIGHT_CLIENT_ID, CARTWRIGHT_CLIENT_SECRET, CARTWRIGHT_CA in the environment
  --data DIR                 the data directory of a platform; default .cartwright

  --help
`;

/** Where the platform is found; files are read when they are needed, so that it may be started later. */
export type Source =
  | { readonly from: 'start' }
  | { readonly from: 'ready file'; readonly file: string }
  | {
      readonly from: 'url';
      readonly url: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly ca: string | undefined;
    }
  | { readonly from: 'folder'; readonly file: string };

export class UsageError extends Error {}

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const OPTIONS = {
  ...{ start: flag, help: flag, data: { ...text, default: '.cartwright' }, 'ready-file': text },
  ...{ url: text, 'client-id': text, 'client-secret': text, ca: text },
} as const;

/** Undefined: help is asked for. */
export function parseOptions(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Source | undefined {
  const given = read(args);
  if (given.help) return undefined;
  const { start, url, 'ready-file': readyFile, 'client-id': clientId, 'client-secret': clientSecret, ca } = given;
  const credentials = url !== undefined || clientId !== undefined || clientSecret !== undefined || ca !== undefined;
  if (Number(start) + Number(readyFile !== undefined) + Number(credentials) > 1) {
    throw new UsageError('--start, --ready-file and --url exclude each other.');
  }
  if (start) return { from: 'start' };
  if (readyFile !== undefined) return { from: 'ready file', file: readyFile };
  if (credentials) return byUrl({ url, clientId, clientSecret, ca }, '--url, --client-id and --client-secret');
  const { CARTWRIGHT_URL, CARTWRIGHT_CLIENT_ID, CARTWRIGHT_CLIENT_SECRET, CARTWRIGHT_CA } = environment;
  if (CARTWRIGHT_URL === undefined) return { from: 'folder', file: join(given.data, 'env.sh') };
  const named = { url: CARTWRIGHT_URL, clientId: CARTWRIGHT_CLIENT_ID, clientSecret: CARTWRIGHT_CLIENT_SECRET, ca: CARTWRIGHT_CA };
  return byUrl(named, 'CARTWRIGHT_URL, CARTWRIGHT_CLIENT_ID and CARTWRIGHT_CLIENT_SECRET');
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

type Named = Readonly<Record<'url' | 'clientId' | 'clientSecret' | 'ca', string | undefined>>;

function byUrl({ url, clientId, clientSecret, ca }: Named, names: string): Source {
  if (!url || !clientId || !clientSecret) throw new UsageError(`${names} go together.`);
  if (!URL.canParse(url)) throw new UsageError(`${url} is no URL.`);
  if (ca && !existsSync(ca)) throw new UsageError(`The certificate authority ${ca} does not exist.`);
  return { from: 'url', url, clientId, clientSecret, ca: ca || undefined };
}
