import { readFileSync } from 'node:fs';
import { type Client, type ClientOptions, createClient } from '../../client/index.ts';
import { type Platform, type Ready, startCartwright } from '../../testing/index.ts';
import type { Source } from './options.ts';

/** Advancing the clock over weeks of work takes its time; whoever has no patience cancels the call. */
const TIMEOUT = 300_000;

export const SERVERS = ['development', 'production', 'multi_banner'] as const;
export type ServerName = (typeof SERVERS)[number];

/** One of the servers, with the credentials of an organization. */
export interface ConnectedServer {
  readonly name: ServerName;
  readonly url: string;
  readonly clientId: string;
  readonly client: Client;
}

/** There is nothing to call; the message says what to do. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
}

type Credentials = Required<Pick<ClientOptions, 'url' | 'clientId' | 'clientSecret'>> & Pick<ClientOptions, 'apiKey' | 'ca'>;

/** The platform that tools call. It is looked for at the first call, and again after a call that it did not answer. */
export class Connection {
  readonly #source: Source;
  readonly #command: readonly string[] | undefined;
  #servers: Promise<ReadonlyMap<ServerName, ConnectedServer>> | undefined;
  #started: Promise<Platform> | undefined;
  /** What must not be shown to anybody. */
  readonly secrets = new Set<string>();

  /** `command`: what is started as a platform of one's own instead of the installed one. */
  constructor(source: Source, command: readonly string[] | undefined) {
    this.#source = source;
    this.#command = command;
  }

  /** Begins the start of a platform of one's own, so that it is there when the first call comes. */
  warmUp(log: (line: string) => void): void {
    if (this.#source.from !== 'start') return;
    this.#startedPlatform().then(
      ({ ready }) => log(`development is ${ready.development?.url}`),
      (error) => log((error as Error).message),
    );
  }

  /** Throws `NotConnected`. */
  async servers(): Promise<ReadonlyMap<ServerName, ConnectedServer>> {
    this.#servers ??= this.#find();
    try {
      return await this.#servers;
    } catch (error) {
      this.#servers = undefined;
      throw error;
    }
  }

  /** One of the servers; the first that there is when none is named. */
  async server(name?: ServerName): Promise<ConnectedServer> {
    const servers = await this.servers();
    const found = name === undefined ? servers.values().next().value : servers.get(name);
    if (found === undefined)
      throw new NotConnected(`This connection has no server ${name ?? ''}; it has ${[...servers.keys()].join(', ')}.`);
    return found;
  }

  /** The platform may have been started anew, with other ports and credentials. */
  forget(): void {
    this.#servers = undefined;
  }

  async close(): Promise<void> {
    // A start that failed has nothing to close.
    const platform = await this.#started?.catch(() => undefined);
    await platform?.close();
  }

  async #find(): Promise<ReadonlyMap<ServerName, ConnectedServer>> {
    const found = Object.entries(await this.#credentials()) as [ServerName, Credentials][];
    for (const [, { clientSecret, apiKey }] of found) for (const secret of [clientSecret, apiKey]) if (secret) this.secrets.add(secret);
    // No retries: an assistant shall see each answer as the code that it works on would.
    const client = (options: Credentials) => createClient({ ...options, retries: 0, timeout: TIMEOUT });
    return new Map(
      found.map(([name, options]) => [name, { name, url: options.url, clientId: options.clientId, client: client(options) }] as const),
    );
  }

  async #credentials(): Promise<Partial<Record<ServerName, Credentials>>> {
    const source = this.#source;
    if (source.from === 'start') return ofReady((await this.#startedPlatform()).ready);
    if (source.from === 'ready file') return ofReady(JSON.parse(contentOf(source.file)) as Ready);
    if (source.from === 'folder') return { development: ofShell(contentOf(source.file)) };
    const { url, clientId, clientSecret, ca } = source;
    return { development: { url, clientId, clientSecret, ...trusting(ca) } };
  }

  #startedPlatform(): Promise<Platform> {
    this.#started ??= startCartwright({ trust: false, ...(this.#command === undefined ? {} : { command: this.#command }) }).catch(
      (error) => {
        this.#started = undefined;
        throw new NotConnected((error as Error).message, { cause: error });
      },
    );
    return this.#started;
  }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const advice = 'Start one with `npx cartwright` (in a clone `npm start`), or this server with --start; see `cartwright mcp --help`.';
    throw new NotConnected(`No platform is known: ${file} does not exist. ${advice}`, { cause: error });
  }
}

function ofReady({ development, production, multi_banner, ca_file }: Ready): Partial<Record<ServerName, Credentials>> {
  const ca = trusting(ca_file ?? undefined);
  const of = (url: string, { client_id, client_secret, api_key }: { client_id: string; client_secret: string; api_key?: string }) => ({
    ...{ url, clientId: client_id, clientSecret: client_secret, ...ca },
    ...(api_key === undefined ? {} : { apiKey: api_key }),
  });
  return {
    ...(development && { development: of(development.url, development) }),
    ...(production && { production: of(production.url, production) }),
    ...(development && multi_banner && { multi_banner: of(development.url, multi_banner) }),
  };
}

/** The variables that `env.sh` sets, quoted for a shell. */
function ofShell(script: string): Credentials {
  const lines = [...script.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name!, value!.replaceAll("'\\''", "'")]);
  const { CARTWRIGHT_URL, CARTWRIGHT_CLIENT_ID, CARTWRIGHT_CLIENT_SECRET, CARTWRIGHT_CA } = Object.fromEntries(lines);
  if (!CARTWRIGHT_URL || !CARTWRIGHT_CLIENT_ID || !CARTWRIGHT_CLIENT_SECRET) throw new NotConnected('env.sh does not name a server.');
  return { url: CARTWRIGHT_URL, clientId: CARTWRIGHT_CLIENT_ID, clientSecret: CARTWRIGHT_CLIENT_SECRET, ...trusting(CARTWRIGHT_CA) };
}

const trusting = (file: string | undefined) => (file === undefined ? {} : { ca: contentOf(file) });
