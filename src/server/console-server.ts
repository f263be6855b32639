import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { authenticate, createAccount } from '../console/account/accounts.ts';
import { createConsole } from '../console/console.ts';
import { DOCS_FOLDER } from '../console/docs/docs.ts';
import type { Mailer } from '../console/mail/mailer.ts';
import type { PoolServer } from '../console/pool/pool.ts';
import { readBuiltWeb, WEB_FOLDER } from '../console/web/built-files.ts';
import { wallClock } from '../contract/clock.ts';
import { type Answered, answerPlainHttp } from '../http/app.ts';
import type { BreachedPasswords } from '../http/breached-passwords.ts';
import { createSecurePort, type SecurePort } from '../http/tls/secure-port.ts';
import { makeInstallationOperator } from '../storage/console/account.ts';
import type { Database } from '../storage/engine/index.ts';
import type { SecretBox } from '../storage/secrets/secret-box.ts';
import { Joining } from './joining.ts';
import type { Certificates } from './platform.ts';
import type { InstallationFile } from './state-files.ts';
import { StatusWork } from './status-work.ts';

type Login = NonNullable<InstallationFile['console']>;

export interface ConsoleServerOptions {
  readonly database: Database;
  readonly log: Logger;
  readonly certificates: Certificates;
  readonly secrets: SecretBox;
  /** Makes the port listen, and gives its number. */
  readonly listen: (port: SecurePort) => Promise<number>;
  /** Public URL, undefined to make it from the port. */
  readonly publicUrl: string | undefined;
  /** Of `ensureLogin`, which hashes a password and so is begun early. */
  readonly login: Promise<Login>;
  /** From one round of the status page's probes to the next, milliseconds. */
  readonly probeInterval: number;
  /** CIDRs of private addresses that webhooks of subscribers may lead to. */
  readonly allowCallbackAddress: readonly string[];
  /** Servers for organizations, with credentials: those of this process, and those that run elsewhere. */
  readonly pool: { readonly own: readonly PoolServer[]; readonly elsewhere: readonly PoolServer[] };
  /** `smtps://…`; undefined: mails go to the log. */
  readonly smtpUrl: string | undefined;
  readonly requireSecondFactor: boolean;
  readonly breachedPasswords: BreachedPasswords | undefined;
  readonly answered?: Answered | undefined;
  readonly trace?: ((app: FastifyInstance) => void) | undefined;
}

export interface ConsoleServer {
  readonly port: SecurePort;
  readonly url: string;
  readonly login: Login;
  /** As the port's `close`. */
  close(graceMilliseconds: number, quietMilliseconds?: number): Promise<void>;
}

/** The console, listening, with an account for whoever runs the installation. */
export async function startConsole(options: ConsoleServerOptions): Promise<ConsoleServer> {
  const { database, certificates } = options;
  const log = options.log.child({ server: 'console' });
  const web = readBuiltWeb(WEB_FOLDER);
  if (!web) log.warn(`${WEB_FOLDER} is missing: the console has no pages until \`npm run build\` made them`);
  let url = options.publicUrl ?? '';
  let port: SecurePort | undefined;
  const status = new StatusWork(options.probeInterval, options.allowCallbackAddress);
  const app = createConsole({
    database,
    log,
    status: status.settings,
    web,
    docs: DOCS_FOLDER,
    get consoleUrl() {
      return url;
    },
    clock: wallClock,
    secrets: options.secrets,
    answered: options.answered,
    trace: options.trace,
    breachedPasswords: options.breachedPasswords,
    settings: { confirmFirst: options.smtpUrl !== undefined, requireSecondFactor: options.requireSecondFactor },
    ...(options.smtpUrl === undefined ? {} : { mailer: await openMailer(options.smtpUrl, database, log) }),
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
  const joining = new Joining({ app, operator: options.login, ...options.pool });
  await app.ready();
  const login = await options.login;
  const bound = await options.listen(port!);
  url ||= `https://localhost:${bound}`;
  await joining.start();
  status.start(app.consoleContext, log);
  const close = async (grace: number, quiet?: number) => {
    joining.stop();
    // Streams never end by themselves.
    await app.consoleContext.live.close();
    await port!.close(grace, quiet);
    await status.stop();
    await app.close();
  };
  return { port: port!, url, login, close };
}

/** Its library is loaded only where there is a mail server: a start without one saves its 39 modules. */
async function openMailer(url: string, database: Database, log: Logger): Promise<Mailer> {
  const { SmtpMailer } = await import('../console/mail/smtp-mailer.ts');
  return new SmtpMailer(url, database, log);
}

/** The account for whoever runs the installation: the kept login if it still works, else a new one. */
export async function ensureLogin(database: Database, kept: Login | undefined): Promise<Login> {
  const known = kept && (await authenticate(database, kept));
  if (kept && known) {
    await database.query(makeInstallationOperator, [known.id, new Date()]);
    return kept;
  }
  const email = `operator-${randomBytes(3).toString('hex')}@cartwright.localhost`;
  const login = { email, password: randomBytes(18).toString('base64url') };
  const id = await createAccount(database, { ...login, name: 'Operator' }, new Date());
  await database.query(makeInstallationOperator, [id, new Date()]);
  return login;
}
