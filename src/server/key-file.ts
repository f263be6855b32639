import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SecretBox } from '../storage/secrets/secret-box.ts';

/**
 * The key that secrets are encrypted with. The file holds one key a line, 32 bytes in base64, `#` before a comment: the first encrypts,
 * all decrypt, so that a new first line rotates the key. With `make` a missing file is written, readable by its owner alone.
 */
export async function openSecretBox(file: string, make: boolean): Promise<SecretBox> {
  const text = (await readIfPresent(file)) ?? (make ? await makeKeyFile(file) : undefined);
  if (text === undefined) throw new Error(`The key file ${file} does not exist. Make one with: openssl rand -base64 32 > ${file}`);
  const lines = text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
  const keys = lines.map((line) => Buffer.from(line, 'base64'));
  if (keys.length === 0 || keys.some((key, at) => key.length !== 32 || key.toString('base64') !== lines[at])) {
    throw new Error(`The key file ${file} must hold keys of 32 bytes in base64, one a line.`);
  }
  return new SecretBox(keys);
}

async function readIfPresent(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** Of two processes that start at once one wins, and both use its key. */
async function makeKeyFile(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(
      `# Encrypts the secrets of webhooks. Without it they have to be entered again.\n${SecretBox.newKey().toString('base64')}\n`,
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(temporary, file);
  } catch (error) {
    // Where a file system knows no hard links, whoever comes last wins.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
  return readFile(file, 'utf8');
}
