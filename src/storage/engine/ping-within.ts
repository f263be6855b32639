import { DatabaseUnavailable } from './errors.ts';
import type { Database } from './types.ts';

/** Resolves if the database answers in time. Rejects with DatabaseUnavailable: whoever asks whether it is well wants no long wait. */
export async function pingWithin(database: Database, milliseconds: number): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DatabaseUnavailable(`No answer within ${milliseconds} ms.`, 'not_executed')), milliseconds);
  try {
    await Promise.race([database.ping(), late]);
  } finally {
    clearTimeout(timer);
  }
}
