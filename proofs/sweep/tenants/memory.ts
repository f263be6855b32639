import { Faults } from '../../../src/http/faults/rules.ts';
import type { Exchange } from '../../../src/http/inspector/exchange.ts';
import { Inspector, type Sending, type Sent } from '../../../src/http/inspector/inspector.ts';
import type { SweptServer } from '../server.ts';

/** Keeps the requests by which the world was made; those of the sweep itself would hold every id it asks for. */
export class WorldInspector extends Inspector {
  readonly #kept: Exchange[] = [];
  #connection: Parameters<Inspector['connect']> | undefined;
  #isMade = false;

  constructor() {
    super({ folder: undefined, onError: raise });
  }

  override add(exchange: Exchange): void {
    // How long each took is chance, and its digits can look like an id.
    if (!this.#isMade) this.#kept.push({ ...exchange, milliseconds: 3, received: 1, handled: 1 });
  }

  override connect(send: (sending: Sending) => Promise<Sent>, reads: ReadonlySet<string>): void {
    this.#connection = [send, reads];
  }

  /** The world is made: an inspector that holds its requests, new for each call. */
  again(): Inspector {
    this.#isMade = true;
    const inspector = new Inspector({ folder: undefined, onError: raise });
    for (const exchange of this.#kept) inspector.add(exchange);
    if (this.#connection) inspector.connect(...this.#connection);
    return inspector;
  }
}

/**
 * What a server has in memory beside the database, as it was when the world was made, for each request anew. Of usage nothing: what the
 * sweep's own requests count must not be written by one that reads it.
 */
export function memoryOf(
  { environment }: SweptServer,
  organizations: readonly number[],
): () => Pick<SweptServer['environment'], 'faults' | 'inspector' | 'usage'> {
  const { faults, inspector } = environment;
  // Ids are counted from the first rule on.
  const rules = organizations.flatMap((id) => faults?.list(id) ?? []).toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  return () => {
    const again = faults && new Faults();
    for (const { organizationId, createdAt, ...definition } of rules) again!.add(organizationId, definition, createdAt);
    return { faults: again, inspector: inspector instanceof WorldInspector ? inspector.again() : inspector, usage: undefined };
  };
}

function raise(error: unknown): never {
  throw error;
}
