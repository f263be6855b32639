import { setImmediate as turn } from 'node:timers/promises';
import type { Connection, Database } from '../../src/storage/engine/index.ts';
import { Random } from '../support/random.ts';

/** A database whose statements outside of transactions go another way. */
export function withQuery(database: Database, query: Connection['query']): Database {
  return new Proxy(database, {
    get: (target, name) => {
      if (name === 'query') return query;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const MOST_TURNS = 4;

/**
 * Lets the others go first, as the seed says: without it the requests of one process hardly ever come between each other's statements
 * on the embedded engine, which answers at once. There the same seed gives the same interleaving again.
 */
export class Interleaving {
  #random = new Random(0);

  seed(seed: number): void {
    this.#random = new Random(seed);
  }

  of(database: Database): Database {
    return withQuery(database, async (statement, parameters) => {
      for (let turns = this.#random.between(0, MOST_TURNS); turns > 0; turns--) await turn();
      return database.query(statement, parameters);
    });
  }
}
