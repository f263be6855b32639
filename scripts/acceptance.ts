import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Ready, TARGET_VARIABLE, type Target, targetOf } from '../acceptance/support/target.ts';

/** Runs the black-box suite against a development server with demo data that is already running. */
const HELP = `Usage: npm run acceptance -- --base-url URL --client-id ID --client-secret SECRET [options]

  --ca FILE                  PEM file of the CA that signed the server's certificate
  --other-base-url URL, --other-client-id ID, --other-client-secret SECRET
                             the production server, whose tokens must not work here
  --multi-client-id ID, --multi-client-secret SECRET, --banners SLUG,SLUG
                             an application of the organization with several banners
  --console-url URL          the console
  --ready-file FILE          takes all of the above from the server's ready file

Tests of what is not named are skipped.
`;

const OPTIONS = [
  ...['base-url', 'client-id', 'client-secret', 'ca', 'console-url', 'ready-file'],
  ...['other-base-url', 'other-client-id', 'other-client-secret', 'multi-client-id', 'multi-client-secret', 'banners'],
];

function usage(problem: string): never {
  process.stderr.write(`${problem}\n\n${HELP}`);
  process.exit(2);
}

function readOptions(): Record<string, string | undefined> {
  try {
    const options = Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ options }).values as Record<string, string | undefined>;
  } catch (error) {
    return usage((error as Error).message);
  }
}

/** The ready file's server with what the command line says of it; a part counts when all its options are there. */
function readTarget(): Target {
  const given = readOptions();
  const ready = given['ready-file'];
  const all = <K extends string>(names: Readonly<Record<K, string>>): Record<K, string> | undefined => {
    const values = Object.entries<string>(names).map(([member, option]) => [member, given[option]]);
    return values.every(([, value]) => value !== undefined) ? (Object.fromEntries(values) as Record<K, string>) : undefined;
  };
  const other = all({ url: 'other-base-url', client_id: 'other-client-id', client_secret: 'other-client-secret' });
  const several = all({ client_id: 'multi-client-id', client_secret: 'multi-client-secret', banners: 'banners' });
  const target: Partial<Target> = {
    ...(ready === undefined ? {} : targetOf(JSON.parse(readFileSync(ready, 'utf8')) as Ready)),
    ...all({ url: 'base-url' }),
    ...all({ client_id: 'client-id', client_secret: 'client-secret' }),
    ...all({ ca_file: 'ca' }),
    ...all({ console_url: 'console-url' }),
    ...(other && { other }),
    ...(several && { multi_banner: { ...several, banners: several.banners.split(',') } }),
  };
  if (!target.url || !target.client_id || !target.client_secret) usage('--base-url, --client-id and --client-secret are needed.');
  return target as Target;
}

const environment = { ...process.env, [TARGET_VARIABLE]: JSON.stringify(readTarget()) };
const child = spawn(process.execPath, ['--test', 'acceptance/given-server.ts'], { stdio: 'inherit', env: environment });
child.once('exit', (code) => process.exit(code ?? 1));
