import { execFile } from 'node:child_process';
import type { Program } from '../../src/reference/samples/program.ts';
import type { Sample } from '../../src/reference/samples/sample.ts';
import type { Command } from './toolchains.ts';

const PATIENCE = 60_000;

export type Outcome = { readonly passed: true } | { readonly passed: false; readonly reason: string };

/** Runs a program and compares what it prints last with what its own calls made. */
export function runProgram(
  { program, args }: Command,
  environment: Readonly<Record<string, string>>,
  expected: string | RegExp,
): Promise<Outcome> {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const options = { env: { PATH, HOME, TMPDIR, ...environment }, timeout: PATIENCE, killSignal: 'SIGKILL' } as const;
  return new Promise((resolve) => {
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error)
        return resolve({ passed: false, reason: `${error.code ?? error.signal}: ${(stderr || error.message).trim().slice(0, 600)}` });
      const printed = stdout.trim().split('\n').at(-1) ?? '';
      const isRight = typeof expected === 'string' ? printed === expected : expected.test(printed);
      resolve(isRight ? { passed: true } : { passed: false, reason: `printed ${JSON.stringify(printed)}, expected ${expected}` });
    });
  });
}

/** What a program has to print: patterns as they are, names in braces as the program made them up. */
export function expectation({ expects }: Sample, { made }: Program, run: string): string | RegExp {
  if (expects instanceof RegExp) return expects;
  return expects.replace(/\{(\w+)\}/g, (_, name: string) => {
    const found = made.find((one) => one.name === name);
    if (found === undefined) throw new Error(`A sample expects “${name}”, which its program does not make up.`);
    return `${found.prefix}${run}${found.suffix}`;
  });
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
