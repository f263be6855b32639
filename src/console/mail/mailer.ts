import type { Logger } from 'pino';
import { insertMail } from '../../storage/console/outbox.ts';
import type { Connection } from '../../storage/engine/types.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text, lines of any length. */
  readonly text: string;
  readonly html: string;
}

/** Brings mails on their way. */
export interface Mailer {
  /** Never rejects, and waits for nobody: who asks for a mail may not learn from it whether an address is known. */
  send(mail: Mail, now: number): Promise<void>;
  /** Resolves once the mail is handed over; rejects when it could not be, for whoever tries again. */
  deliver(mail: Mail, now: number): Promise<void>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** Where no mail server is given: mails go to the log and to the list that whoever runs the installation sees. */
export class LogMailer implements Mailer {
  readonly #database: Connection;
  readonly #log: Logger;

  constructor(database: Connection, log: Logger) {
    this.#database = database;
    this.#log = log;
  }

  async send({ to, subject, text }: Mail, now: number): Promise<void> {
    this.#log.info({ to, subject, text }, 'mail');
    await keepMail(this.#database, { to, subject, text }, 'logged', now, this.#log);
  }

  deliver(mail: Mail, now: number): Promise<void> {
    return this.send(mail, now);
  }

  async close(): Promise<void> {}
}

/** Notes a mail in the list of the installation. */
export async function keepMail(
  database: Connection,
  { to, subject, text }: Pick<Mail, 'to' | 'subject' | 'text'>,
  state: 'logged' | 'sent' | 'failed',
  now: number,
  log: Logger,
): Promise<void> {
  try {
    await database.query(insertMail, [to, subject, text, new Date(now), state]);
  } catch (error) {
    log.error({ err: error }, 'a mail could not be noted');
  }
}
