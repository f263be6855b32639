import { parseArgs } from 'node:util';

/** A wrong command line; the message says what the option takes. */
class UsageError extends Error {}

export interface Choices<E extends string> {
  readonly seed: number;
  readonly engine: E;
  readonly requests: number;
  /** Fuzz alone: the number of one request to send again. */
  readonly only: number | undefined;
  readonly plantedFault: boolean;
}

/** The options of a sweep; the first engine is the default. */
export function readOptions<const E extends readonly string[]>(engines: E, requests = 0): Choices<E[number]> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      engine: { type: 'string', default: engines[0]! },
      requests: { type: 'string', default: String(requests) },
      only: { type: 'string' },
      'planted-fault': { type: 'boolean', default: false },
    },
  });
  if (!engines.includes(values.engine)) throw new UsageError(`--engine takes ${engines.join(', ')}, not "${values.engine}".`);
  return {
    seed: whole('seed', values.seed),
    engine: values.engine,
    requests: whole('requests', values.requests),
    only: values.only === undefined ? undefined : whole('only', values.only),
    plantedFault: values['planted-fault'],
  };
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new UsageError(`--${name} takes a whole number, not "${text}".`);
  return value;
}

/** `operations=90 cases=1234`: the last line of a proof. */
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
