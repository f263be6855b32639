import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { type Connection, statement } from '../../../src/storage/engine/index.ts';

/**
 * Makes an answer a function of the request and the data alone: the wall stands still, random bytes follow from a seed, and
 * sequences can be set back.
 */
const RealDate = Date;
let drawn = 0;
let seed = '';

export function pinClock(): void {
  const at = RealDate.now();
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[], newTarget) => Reflect.construct(target, given.length === 0 ? [at] : given, newTarget) as object,
    get: (target, name) => (name === 'now' ? () => at : Reflect.get(target, name)),
  });
}

/** Random bytes from here on are the same after every call with the same seed. */
export function pinRandomness(by: string): void {
  seed = by;
  drawn = 0;
  const bytes = (size: number) => crypto.hash('shake256', `${seed} ${drawn++}`, { outputEncoding: 'buffer', outputLength: size });
  crypto.randomBytes = ((size: number) => bytes(size)) as typeof crypto.randomBytes;
  crypto.randomUUID = (() => {
    const hex = bytes(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }) as typeof crypto.randomUUID;
  syncBuiltinESMExports();
}

const listSequences = statement<[schema: string], { name: string }>(
  '',
  'select sequencename::text as name from pg_sequences where schemaname = $1 order by 1',
);

/** The statement that sets every sequence of the schema to where it is now. */
export async function sequenceReset(db: Connection, schema: string): Promise<string> {
  const names = await db.query(listSequences, [schema]);
  const calls: string[] = [];
  for (const { name } of names) {
    const read = statement<[], { at: string; called: boolean }>('', `select last_value::text as at, is_called as called from cw.${name}`);
    const [row] = await db.query(read, []);
    calls.push(`select setval('cw.${name}', ${row!.at}, ${row!.called})`);
  }
  return calls.join('; ');
}
