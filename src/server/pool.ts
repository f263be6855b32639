import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { PoolServer } from '../console/pool/pool.ts';
import { UsageError } from './options.ts';
import type { Credentials } from './seed/credentials.ts';

type ServerRole = PoolServer['environment'];
const SERVER_ROLES: readonly ServerRole[] = ['development', 'production'];

/** The servers of this process. */
export function poolOf(
  urls: Readonly<Record<ServerRole, string>>,
  credentials: Readonly<Partial<Record<ServerRole, Credentials>>>,
  caFile: string | undefined,
): PoolServer[] {
  const ca = caFile === undefined ? null : readFileSync(caFile, 'utf8');
  return SERVER_ROLES.flatMap((environment) => {
    const own = credentials[environment];
    if (!own) return [];
    return [{ environment, name: 'this process', url: urls[environment], ca, clientId: own.client_id, clientSecret: own.client_secret }];
  });
}

interface ReadyFile extends Partial<Record<ServerRole, { url: string; client_id: string; client_secret: string } | null>> {
  readonly ca_file?: string | null;
}

/** The servers that the ready file of another process names. Throws UsageError when it can't be read. */
export async function readServers(file: string): Promise<PoolServer[]> {
  try {
    const ready = JSON.parse(await readFile(file, 'utf8')) as ReadyFile;
    const ca = ready.ca_file ? await readFile(ready.ca_file, 'utf8') : null;
    return SERVER_ROLES.flatMap((environment) => {
      const one = ready[environment];
      return one ? [{ environment, name: file, url: one.url, ca, clientId: one.client_id, clientSecret: one.client_secret }] : [];
    });
  } catch (error) {
    throw new UsageError(`--servers ${file} is not a ready file: ${(error as Error).message}`);
  }
}
