import { execFile } from 'node:child_process';
import type { Program } from '../../src/reference/samples/program.ts';
import type { Sample } from '../../src/reference/samples/sample.ts';
import type { Command } from './toolchains.ts';

const PATIENCE = 60_000;

export type Outcome = { readonly passed: true; readonly said: string } | { readonly passed: false; readonly reason: string };

/** What a program has to do: print something last, or end by a refusal that says so. */
export interface Expectation {
  readonly is: string | RegExp;
  readonly refused: boolean;
}

/** Runs a program and compares what it prints with what its own calls made. */
export function runProgram(
  { program, args }: Command,
  environment: Readonly<Record<string, string>>,
  { is, refused }: Expectation,
): Promise<Outcome> {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const options = { env: { PATH, HOME, TMPDIR, ...environment }, timeout: PATIENCE, killSignal: 'SIGKILL' } as const;
  return new Promise((resolve) => {
    execFile(program, [...args], options, (error, stdout, stderr) => {
      const status = error === null ? 0 : (error.code ?? error.signal);
      const said = refused ? stderr.trim() : (stdout.trim().split('\n').at(-1) ?? '');
      const isRight = status === (refused ? 1 : 0) && (typeof is === 'string' ? said === is : is.test(said));
      if (isRight) return resolve({ passed: true, said });
      const tail = `${said} ${refused ? '' : stderr.trim()}`.trim().slice(0, 800);
      resolve({ passed: false, reason: `exit ${status}, expected ${is}: ${tail}` });
    });
  });
}

/** What a program has to print: patterns as they are, names in braces as the program made them up. */
export function expectation({ expects }: Sample, { made, prints }: Program, run: string): Expectation {
  const refused = prints === undefined;
  if (expects instanceof RegExp) return { is: expects, refused };
  const is = expects.replace(/\{(\w+)\}/g, (_, name: string) => {
    const found = made.find((one) => one.name === name);
    if (found === undefined) throw new Error(`A sample expects “${name}”, which its program does not make up.`);
    return `${found.prefix}${run}${found.suffix}`;
  });
  return { is, refused };
}

/** Does the work with so many at a time. */
export async function pool<T>(items: readonly T[], size: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: size }, async () => {
      for (const item of left) await work(item);
    }),
  );
}
