import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';
import type { Connection } from '../../storage/engine/types.ts';
import { keepMail, type Mail, type Mailer } from './mailer.ts';

const TIMEOUT = 15_000;

/** Hands mails to a mail server (`smtps://user:password@host:465?from=…`, `smtp://` for STARTTLS); what it refuses is logged and listed. */
export class SmtpMailer implements Mailer {
  readonly #database: Connection;
  readonly #log: Logger;
  readonly #from: string;
  readonly #transport: Transporter;
  readonly #underWay = new Set<Promise<void>>();

  constructor(url: string, database: Connection, log: Logger) {
    this.#database = database;
    this.#log = log;
    const { protocol, hostname, port, username, password, searchParams } = new URL(url);
    const secure = protocol === 'smtps:';
    this.#from = searchParams.get('from') ?? `cartwright@${hostname}`;
    this.#transport = createTransport({
      host: hostname,
      port: Number(port || (secure ? 465 : 587)),
      secure,
      requireTLS: searchParams.get('tls') !== 'off',
      ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      connectionTimeout: TIMEOUT,
      greetingTimeout: TIMEOUT,
      socketTimeout: TIMEOUT,
      // Nothing of a mail is read from files or from elsewhere.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** Not waited for: how long a mail server takes would tell whether an address is known. */
  async send(mail: Mail, now: number): Promise<void> {
    // What went wrong is logged and listed by then.
    void this.deliver(mail, now).catch(() => undefined);
  }

  deliver(mail: Mail, now: number): Promise<void> {
    const work = this.#deliver(mail, now);
    const ended = work.then(
      () => undefined,
      () => undefined,
    );
    this.#underWay.add(ended);
    void ended.then(() => this.#underWay.delete(ended));
    return work;
  }

  async close(): Promise<void> {
    await Promise.all(this.#underWay);
    this.#transport.close();
  }

  async #deliver(mail: Mail, now: number): Promise<void> {
    const { to, subject, text, html } = mail;
    try {
      await this.#transport.sendMail({ from: this.#from, to: { name: '', address: to }, subject, text, html });
      // The links in it are secrets: what a mailbox has, the list need not show.
      await keepMail(this.#database, { to, subject, text: '' }, 'sent', now, this.#log);
    } catch (error) {
      this.#log.error({ err: error, to, subject }, 'mail not accepted by the mail server');
      await keepMail(this.#database, { to, subject, text: '' }, 'failed', now, this.#log);
      throw error;
    }
  }
}
