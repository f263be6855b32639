import { parseArgs } from 'node:util';

/** A wrong command line; the message says what the option takes. */
export class UsageError extends Error {}

/** The options of a proof: whole numbers and names with their defaults, and the fault to plant. */
export function readOptions<N extends Record<string, number>, const C extends Record<string, readonly string[]>>(
  numbers: N,
  choices: C,
  faults: readonly string[],
): { [K in keyof N]: number } & { [K in keyof C]: C[K][number] } & { plantedFault: string | undefined } {
  const names = [...Object.keys(numbers), ...Object.keys(choices), 'planted-fault'];
  const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) });
  const whole = (name: string, fallback: number) => {
    const value = Number(values[name] ?? fallback);
    if (!Number.isSafeInteger(value) || value < 0) throw new UsageError(`--${name} takes a whole number, not "${values[name]}".`);
    return value;
  };
  const oneOf = (name: string, allowed: readonly string[], value: string | undefined) => {
    if (value !== undefined && !allowed.includes(value)) throw new UsageError(`--${name} takes ${allowed.join(', ')}, not "${value}".`);
    return value;
  };
  return Object.assign(
    Object.fromEntries(Object.entries(numbers).map(([name, fallback]) => [name, whole(name, fallback)])),
    // The first choice is the default.
    Object.fromEntries(Object.entries(choices).map(([name, allowed]) => [name, oneOf(name, allowed, values[name]) ?? allowed[0]])),
    { plantedFault: oneOf('planted-fault', faults, values['planted-fault']) },
  ) as never;
}

/** `engine=both runs=200`: the last line of a proof. */
export function summary(facts: Readonly<Record<string, string | number>>): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

/** Runs a proof: prints its summary and ends the process, with 1 when it does not hold and 2 when it could not be tried. */
export async function prove(proof: () => Promise<{ readonly holds: boolean; readonly line: string }>): Promise<never> {
  try {
    const { holds, line } = await proof();
    console.log(line);
    process.exit(holds ? 0 : 1);
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error);
    process.exit(2);
  }
}
