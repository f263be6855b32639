import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { authenticate, createAccount } from '../console/account/accounts.ts';
import { createConsole } from '../console/console.ts';
import { readBuiltWeb, WEB_FOLDER } from '../console/web/built-files.ts';
import { wallClock } from '../contract/clock.ts';
import { answerPlainHttp } from '../http/app.ts';
import { createSecurePort, type SecurePort } from '../http/tls/secure-port.ts';
import type { Database } from '../storage/engine/index.ts';
import type { SecretBox } from '../storage/secrets/secret-box.ts';
import type { Certificates } from './platform.ts';
import type { InstallationFile } from './state-files.ts';

type Login = NonNullable<InstallationFile['console']>;

export interface ConsoleServerOptions {
  readonly database: Database;
  readonly log: Logger;
  readonly certificates: Certificates;
  readonly secrets: SecretBox;
  readonly port: number;
  readonly host: string;
  /** Public URL, undefined to make it from the port. */
  readonly publicUrl: string | undefined;
  readonly servers: { readonly development: string; readonly production: string };
  /** Of `ensureLogin`, which hashes a password and so is begun early. */
  readonly login: Promise<Login>;
}

export interface ConsoleServer {
  readonly port: SecurePort;
  readonly url: string;
  readonly login: Login;
  close(graceMilliseconds: number): Promise<void>;
}

/** The console, listening, with an account for whoever runs the installation. */
export async function startConsole(options: ConsoleServerOptions): Promise<ConsoleServer> {
  const { database, certificates } = options;
  const log = options.log.child({ server: 'console' });
  const web = readBuiltWeb(WEB_FOLDER);
  if (!web) log.warn(`${WEB_FOLDER} is missing: the console has no pages until \`npm run build\` made them`);
  let url = options.publicUrl ?? '';
  let port: SecurePort | undefined;
  const app = createConsole({
    database,
    log,
    web,
    get consoleUrl() {
      return url;
    },
    servers: options.servers,
    ca: certificates.caFile === undefined ? undefined : readFileSync(certificates.caFile, 'utf8'),
    clock: wallClock,
    secrets: options.secrets,
    serverFactory: (listener) => {
      const { cert, key } = certificates;
      port = createSecurePort({
        cert,
        key,
        onRequest: listener,
        onPlainRequest: (request, response) => answerPlainHttp(url)(request, response),
      });
      return port.server as unknown as Server;
    },
  });
  await app.ready();
  const login = await options.login;
  const bound = await port!.listen(options.port, options.host);
  url ||= `https://localhost:${bound}`;
  const close = async (grace: number) => {
    await port!.close(grace);
    await app.close();
  };
  return { port: port!, url, login, close };
}

/** The account for whoever runs the installation: the kept login if it still works, else a new one. */
export async function ensureLogin(database: Database, kept: Login | undefined): Promise<Login> {
  if (kept && (await authenticate(database, kept)) !== undefined) return kept;
  const email = `operator-${randomBytes(3).toString('hex')}@cartwright.localhost`;
  const login = { email, password: randomBytes(18).toString('base64url') };
  await createAccount(database, { ...login, name: 'Operator' }, new Date());
  return login;
}
