import type { Client } from '../../acceptance/support/client.ts';
import type { Read } from '../../src/reference/samples/program.ts';
import { SETTINGS } from '../../src/reference/samples/values.ts';
import type { Exchange, RecordedCall } from './recording.ts';

export interface Played {
  readonly status: number;
  readonly answer: unknown;
}
type Environment = Readonly<Record<string, string>>;
type Asked = Omit<Exchange, 'calls'> & { readonly calls: readonly Omit<RecordedCall, 'status' | 'answer'>[] };

/** Sends the calls of an exchange in their order, each with what the ones before gave; `run` makes its ids new. */
export async function play({ made, calls }: Asked, client: Client, environment: Environment, run: string): Promise<Played[]> {
  const known = new Map<string, unknown>(made.map(({ name, prefix, suffix }) => [name, prefix + run + suffix]));
  known.set('api_key', environment[SETTINGS.api_key]);
  const played: Played[] = [];
  for (const { method, path, bearer, body, reads } of calls) {
    const answer = await client.send<unknown>({
      method,
      path: path.map((piece) => (typeof piece === 'string' ? piece : encodeURIComponent(String(known.get(piece.variable))))).join(''),
      ...(bearer === undefined ? {} : { token: String(known.get(bearer)) }),
      ...(body === undefined ? {} : { body: filled(body, known, environment) }),
    } as Parameters<Client['send']>[0]);
    played.push({ status: answer.status, answer: answer.body });
    for (const read of reads) known.set(read.variable, valueAt(answer.body, read.steps));
  }
  return played;
}

function filled(value: unknown, known: ReadonlyMap<string, unknown>, environment: Environment): unknown {
  if (Array.isArray(value)) return value.map((inner) => filled(inner, known, environment));
  if (typeof value !== 'object' || value === null) return value;
  const { $variable, $setting, $assertion } = value as Readonly<Record<string, string>>;
  if ($variable !== undefined) return known.get($variable);
  if ($setting !== undefined) return environment[SETTINGS[$setting as keyof typeof SETTINGS]];
  if ($assertion !== undefined) return Buffer.from(JSON.stringify({ user_id: known.get($assertion) })).toString('base64');
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, known, environment)]));
}

function valueAt(answer: unknown, steps: Read['steps']): unknown {
  return steps.reduce<unknown>((inner, step) => {
    if (typeof step !== 'object') return (inner as Record<string | number, unknown> | undefined)?.[step];
    return (inner as unknown[] | undefined)?.findLast((element) => valueAt(element, step.lastWhere) === true);
  }, answer);
}
