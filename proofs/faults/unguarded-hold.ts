import { EmbeddedDatabase } from '../../src/storage/engine/embedded-database.ts';
import { faultSql } from './index.ts';

/** Preloaded into a server on the embedded engine, whose data nobody else can reach: plants the fault before the first hold. */
const { query } = EmbeddedDatabase.prototype;
let planted: Promise<void> | undefined;

EmbeddedDatabase.prototype.query = async function (this: EmbeddedDatabase, statement: never, parameters: never) {
  if ((statement as { name: string }).name === 'reserve_slots') {
    planted ??= this.execute(faultSql('unguarded-hold'));
    await planted;
  }
  return query.call(this, statement, parameters) as never;
} as typeof query;
