import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { normalizeEmail } from '../contract/email.ts';
import { findAccountByEmail } from '../storage/console/account.ts';
import { insertAuditEntry } from '../storage/console/audit.ts';
import { removeSecondFactor } from '../storage/console/second-factor.ts';
import { deleteOtherSessions } from '../storage/console/session.ts';
import type { Database } from '../storage/engine/index.ts';
import { type DatabaseOptions, openDatabases } from './databases.ts';
import { COMMAND, databaseUrl, UsageError } from './options.ts';
import { Progress } from './progress.ts';

const HELP = `Usage: ${COMMAND} remove-second-factor EMAIL [options]

For an account of the console whose authenticator and recovery codes are lost: takes the second factor off and ends the account's sessions.
The password stays. Where everybody must have a second factor, the next sign-in sets up a new one.

  --data DIR, --database-url URL, --console-database-url URL
                             as at the start of the server; a server on the embedded database must be stopped first
`;

/** In the audit log, which says of each entry where it came from. */
const OPERATION = 'command.remove_second_factor';
const ADDRESS = 'command line';

/** `npm start -- remove-second-factor …`: gives the exit code, 0 or 1. */
export async function runRemoveSecondFactor(argv: readonly string[]): Promise<number> {
  try {
    const options = parse(argv);
    if (!options) {
      process.stdout.write(HELP);
      return 0;
    }
    const progress = new Progress(process.stderr);
    await using databases = await progress.step('Opening the database', () => openDatabases(options));
    const removed = await takeOff(databases.of.console!, options.email, new Date());
    process.stdout.write(
      removed
        ? `${options.email} has no second factor any more; its sessions have ended.\n`
        : `${options.email} had no second factor; its sessions have ended.\n`,
    );
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(error instanceof UsageError ? `${message}\n\n${HELP}` : `${message}\n`);
    return 1;
  }
}

/** In one transaction with its entry in the audit log; false when there was none. Throws when nobody has that e-mail. */
async function takeOff(database: Database, email: string, now: Date): Promise<boolean> {
  return database.transaction(async (db) => {
    const [account] = await db.query(findAccountByEmail, [email]);
    if (!account) throw new Error(`No account of the console has the e-mail ${email}.`);
    await db.query(removeSecondFactor, [account.id]);
    await db.query(deleteOtherSessions, [account.id, 0]);
    await db.query(insertAuditEntry, [null, account.id, email, OPERATION, email, null, 200, ADDRESS, randomUUID(), now]);
    return account.totp_secret !== null;
  });
}

/** Undefined: only the help is wanted. Throws UsageError. */
function parse(argv: readonly string[]): (DatabaseOptions & { email: string }) | undefined {
  const { values, positionals } = read(argv);
  if (values.help) return undefined;
  const [given = '', ...more] = positionals;
  const email = normalizeEmail(given);
  if (email === undefined || more.length > 0) throw new UsageError('remove-second-factor takes one e-mail.');
  const url = databaseUrl(values['console-database-url'] ?? values['database-url'], 'console');
  const data = resolve(values.data ?? '.cartwright');
  if (url === undefined && !existsSync(join(data, 'database')))
    throw new UsageError(`There is no database in ${data}; say where it is with --data.`);
  return {
    email,
    data,
    databaseUrl: url === undefined ? {} : { console: url },
    serve: ['console'],
    seed: 'none',
  };
}

function read(argv: readonly string[]) {
  const string = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { data: string, 'database-url': string, 'console-database-url': string, help: { type: 'boolean' } },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
