import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Credentials } from './seed/credentials.ts';

/** What this installation made for itself at its first start and shows again at every start. */
export interface InstallationFile {
  readonly development?: Credentials;
  readonly production?: Credentials;
  readonly multi_banner?: Credentials;
  readonly console?: { readonly email: string; readonly password: string };
}

/** Written whole or not at all, readable by its owner only. */
async function writeText(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, text, { mode: 0o600 });
  await rename(temporary, file);
}

export async function writePrivately(file: string, value: unknown): Promise<void> {
  await writeText(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** What a shell needs for calls with cURL and for the samples of the reference, to be sourced: `. .cartwright/env.sh`. */
export async function writeShellVariables(directory: string, variables: Readonly<Record<string, string>>): Promise<string> {
  const file = join(directory, 'env.sh');
  const quoted = Object.entries(variables).map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`);
  await writeText(file, quoted.join(''));
  return file;
}

const installationFile = (directory: string) => join(directory, 'credentials.json');

export async function readInstallation(directory: string): Promise<InstallationFile> {
  try {
    return JSON.parse(await readFile(installationFile(directory), 'utf8')) as InstallationFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${installationFile(directory)} cannot be read: ${(error as Error).message}. Delete it to have new credentials made.`, {
      cause: error,
    });
  }
}

export async function writeInstallation(directory: string, content: InstallationFile): Promise<void> {
  await writePrivately(installationFile(directory), content);
}

export async function removeFile(file: string): Promise<void> {
  await rm(file, { force: true });
}
