import type { Operation } from '../../../src/operations/define.ts';
import { UsageLog } from '../../../src/operations/usage-log.ts';
import { type SweepOptions, summary } from '../command-line.ts';
import { Findings } from '../findings.ts';
import { Random } from '../random.ts';
import { openServers, type SweptServer } from '../server.ts';
import { changed, type Table, tablesOf } from '../tables.ts';
import { difference } from './compare.ts';
import { type Id, idsOf, missingLike, ownId } from './ids.ts';
import { ID_KINDS } from './kinds.ts';
import { memoryOf, WorldInspector } from './memory.ts';
import { pinClock } from './pinned.ts';
import { nameOf, type Position, positionsOf } from './positions.ts';
import { removal } from './removal.ts';
import { type Draft, draftOf, exchange, requestOf } from './requests.ts';
import { type Outcome, Sandbox } from './sandbox.ts';
import { UNREACHED } from './unreached.ts';
import { makeOrganization, type Organization } from './world.ts';

const findings = new Findings();
const counts = { operations: 0, answered: 0, positions: 0, compared: 0, created: 0, together: 0, reached: 0, changed: 0 };

/** Who asks: with a token of the application, or of one of its users. */
interface Asker {
  readonly name: string;
  readonly credential: string | undefined;
  /** The user whose token it is. */
  readonly userId: string | undefined;
}

export async function sweepTenants({ engine, seed }: SweepOptions) {
  pinClock();
  await using home = await openServers(engine, (database, log) => ({
    inspector: new WorldInspector(),
    usage: new UsageLog(database, log),
  }));
  for (const server of home.servers) await sweepServer(server, new Random(seed));
  return {
    holds: findings.count === 0,
    line: summary({ engine, seed, servers: home.servers.length, ...counts, unexpected: findings.count }),
  };
}

async function sweepServer(server: SweptServer, random: Random): Promise<void> {
  for (const [sequence, from] of Object.entries(LONG)) await server.database.execute(`alter sequence cw.${sequence} restart with ${from}`);
  const mine = await makeOrganization(server, {
    slug: 'mine',
    banners: ['mine-first', 'mine-sister'],
    users: ['ann', 'ben'],
    upcPrefix: '40000000011',
  });
  // The same user ids as mine, so that an order of theirs also hangs under a path that exists here; and one of their own.
  const theirs = await makeOrganization(server, { slug: 'them', banners: ['them-first'], users: ['ann', 'bob'], upcPrefix: '40000000022' });
  await server.environment.usage?.flush();
  const tables = await tablesOf(server.database, server.database.schema);
  const ofOther = rowsOf(theirs);
  for (const table of tables)
    if (ofOther(table) === undefined && !SHARED.includes(table.name)) findings.add(`whose are the rows of ${table.name}?`);
  const memory = memoryOf(server, [mine.id, theirs.id]);
  const sweep = new Sweep(server, await Sandbox.open(server, tables, ofOther, memory), mine, theirs);
  for (const operation of random.shuffle(server.operations)) await sweep.operation(operation);
  for (const text of await removal(server, tables, rowsOf, memory, [mine, theirs])) findings.add(`${server.name} ${text}`);
}

/** Where numbers begin that would be short, so that no other text in an answer looks like one. */
const LONG = {
  orders_id_seq: 31_000_001,
  batches_id_seq: 41_000_001,
  webhooks_id_seq: 51_000_001,
  deliveries_id_seq: 61_000_001,
  catalogue_submissions_id_seq: 71_000_001,
};

/** An id of so many characters is in no text by chance. */
const TELLING = 5;

/** Tables without rows of an organization. */
const SHARED = ['invalidations', 'schema_migrations', 'migrations', 'tidied'];

/** Which rows of a table belong to the organization. */
function rowsOf({ id, applicationId }: Organization): (table: Table) => string | undefined {
  return ({ name, columns }) => {
    if (columns.includes('organization_id')) return `organization_id = ${id}`;
    if (name === 'organizations') return `id = ${id}`;
    return columns.includes('application_id') ? `application_id = ${applicationId}` : undefined;
  };
}

/** Ids that a request may write down as they are: new ones, and the codes of items. */
const isKept = ({ creates, kind }: Position) => creates || kind === 'upc' || kind === 'rrc';

class Sweep {
  readonly #server: SweptServer;
  readonly #sandbox: Sandbox;
  readonly #mine: Organization;
  readonly #theirs: Organization;
  /** Ids of theirs that no answer to me may have. */
  readonly #secrets: readonly string[];

  constructor(server: SweptServer, sandbox: Sandbox, mine: Organization, theirs: Organization) {
    this.#server = server;
    this.#sandbox = sandbox;
    this.#mine = mine;
    this.#theirs = theirs;
    const mineToo = new Set(ID_KINDS.flatMap((kind) => idsOf(kind, mine)));
    this.#secrets = [...ID_KINDS.flatMap((kind) => idsOf(kind, theirs)), ...Object.values(theirs.links), theirs.shoppingList]
      .filter((id) => !mineToo.has(id))
      .map(String)
      .filter((id) => id.length >= TELLING);
  }

  async operation(operation: Operation): Promise<void> {
    counts.operations++;
    const { positions, unknown } = positionsOf(operation);
    for (const name of unknown) findings.add(`${name} looks like an id and is not in the table of kinds`);
    for (const asker of await this.#askers(operation)) {
      const draft = draftOf(operation, positions, this.#mine);
      await this.#plain(operation, draft, asker);
      for (const position of positions) {
        counts.positions++;
        await this.#position(operation, draft, asker, position);
      }
      await this.#together(operation, draft, asker, positions);
    }
  }

  async #askers({ access }: Operation): Promise<Asker[]> {
    if (!access) return [{ name: 'nobody', credential: undefined, userId: undefined }];
    if (access.credential === 'api_key') return [{ name: 'api key', credential: this.#mine.apiKey, userId: undefined }];
    const askers: Asker[] = [];
    for (const grant of access.grants) {
      const userId = grant === 'client_credentials' ? undefined : 'ann';
      const credential = userId === undefined ? this.#mine.token : await this.#mine.userToken(grant, userId);
      askers.push({ name: grant, credential, userId });
    }
    return askers;
  }

  /** The request with one's own ids alone: nothing of the other organization is in its answer, nor changed. */
  async #plain(operation: Operation, draft: Draft, asker: Asker): Promise<void> {
    if (operation.access?.scope === 'cartwright:platform') return;
    const { answer, others } = await this.#sandbox.play(requestOf(operation, draft, asker.credential));
    if (answer.status === 200) counts.answered++;
    const where = `${this.#server.name} ${operation.id} (${asker.name})`;
    const told = this.#secrets.filter((id) => answer.text.includes(id));
    if (told.length > 0) findings.add(`${where} tells ${told.join(', ')} of the other organization`);
    const touched = changed(this.#sandbox.untouched.others, others);
    if (touched.length > 0) findings.add(`${where} changed rows of the other organization in ${touched.join(', ')}`);
  }

  /** Each foreign id against one like it that nobody has. */
  async #position(operation: Operation, draft: Draft, asker: Asker, position: Position): Promise<void> {
    const play = (ids: readonly (readonly [Position, Id])[]) =>
      this.#sandbox.play(requestOf(operation, exchange(draft, ids), asker.credential));
    const own = position.creates ? undefined : ownId(operation, position.kind, this.#mine);
    let reached = position.creates;
    const missed = new Map<Id, Outcome>();
    const foreigners = this.#foreign(operation, asker, position);
    if (foreigners.length === 0) findings.add(`${position.kind}: the other organization has none`);
    for (const foreign of foreigners) {
      const missing = missingLike(position.kind, foreign);
      const theirs = await play([[position, foreign]]);
      const nobodys = missed.get(missing) ?? (await play([[position, missing]]));
      missed.set(missing, nobodys);
      this.#compare(
        `${operation.id} (${asker.name}) ${nameOf(position)} = ${foreign}`,
        isKept(position),
        [foreign],
        [missing],
        theirs,
        nobodys,
      );
      // The id is looked at: one's own gets another answer.
      if (!reached && own !== undefined) reached = await this.#differs(play, position, own, nobodys, missing);
      if (position.creates) {
        counts.created++;
        if (theirs.answer.status !== 200) {
          findings.add(
            `${this.#server.name} ${operation.id} ${nameOf(position)} = ${foreign} is not free to be chosen: ${theirs.answer.text}`,
          );
        }
      }
    }
    const name = `${operation.id} ${nameOf(position)}`;
    if (own !== undefined && reached) counts.reached++;
    if (!reached && !UNREACHED.some((pattern) => pattern.test(`${this.#server.name} ${name}`)))
      findings.add(`${this.#server.name} ${name}: one's own id is answered like a missing one`);
  }

  /** Whether one of one's own ids is answered unlike a missing one. A product has to be unlike the made-up one of its code. */
  async #differs(
    play: (ids: readonly (readonly [Position, Id])[]) => Promise<Outcome>,
    position: Position,
    own: Id,
    nobodys: Outcome,
    missing: Id,
  ) {
    const { kind } = position;
    const candidates = kind === 'upc' || kind === 'rrc' ? idsOf(kind, this.#mine) : [own];
    for (const id of candidates) {
      const { answer } = await play([[position, id]]);
      if (difference(answer, nobodys.answer, [id], [missing]) !== undefined) return true;
    }
    return false;
  }

  /** All ids at once from the other organization's world against none of them from any. */
  async #together(operation: Operation, draft: Draft, asker: Asker, positions: readonly Position[]): Promise<void> {
    const looked = positions.filter(({ creates, place, kind }) => !creates && place !== 'header' && kind !== 'order_ref');
    if (looked.length < 2) return;
    const pairs = looked.flatMap((position): [Position, Id, Id][] => {
      const foreign = this.#coherent(operation, position);
      return foreign === undefined ? [] : [[position, foreign, missingLike(position.kind, foreign)]];
    });
    const play = (which: 1 | 2) => {
      const ids = pairs.map((pair): [Position, Id] => [pair[0], pair[which]]);
      return this.#sandbox.play(requestOf(operation, exchange(draft, ids), asker.credential));
    };
    counts.together++;
    const [theirs, nobodys] = [await play(1), await play(2)];
    const [foreign, missing] = [pairs.map((pair) => pair[1]), pairs.map((pair) => pair[2])];
    this.#compare(`${operation.id} (${asker.name}) all ids of the other`, looked.some(isKept), foreign, missing, theirs, nobodys);
  }

  #coherent(operation: Operation, { kind }: Position): Id | undefined {
    if (kind === 'user') return 'bob';
    if (kind === 'order_item') return this.#theirs.goods[0]!.orderItems.bob;
    if (kind === 'order') {
      const { bob } = this.#theirs.goods[0]!.orders;
      return Object.values(bob!).find((id) => String(ownId(operation, 'order', this.#mine)).endsWith(id.split('-').at(-1)!));
    }
    return ownId(operation, kind, this.#theirs);
  }

  /** What must look like nothing to the asker: ids of the other organization, the sister banner, the other users. */
  #foreign(operation: Operation, asker: Asker, position: Position): Id[] {
    const { kind, creates } = position;
    const theirs = idsOf(kind, this.#theirs).filter((id) => !idsOf(kind, this.#mine).includes(id));
    if (creates || kind === 'banner' || kind === 'transaction') return theirs;
    const perBanner = operation.access?.banner === 'required';
    const sister =
      perBanner && kind !== 'user' && kind !== 'upc' && kind !== 'rrc'
        ? idsOf(kind, this.#mine, 1).filter((id) => !idsOf(kind, { ...this.#mine, goods: [this.#mine.goods[0]!] }).includes(id))
        : [];
    const otherUsers = asker.userId !== undefined || operation.path.includes('{user_id}');
    const [first] = this.#mine.goods;
    const bens = Object.values(first!.orders.ben!);
    if (kind === 'order' && otherUsers) return [...theirs, ...sister, ...bens];
    if (kind === 'order_ref' && otherUsers) return [...theirs, ...sister, ...bens.map((id) => this.#mine.refs[id]!)];
    // An item of another order does not exist in this one, whosever it is.
    if (kind === 'order_item') return [...theirs, ...sister, first!.orderItems.ben!];
    if (kind === 'user' && asker.userId !== undefined) return [...theirs, ...this.#mine.users.filter((id) => id !== asker.userId)];
    return [...theirs, ...sister];
  }

  #compare(name: string, kept: boolean, foreign: Id[], missing: Id[], theirs: Outcome, nobodys: Outcome): void {
    counts.compared++;
    const where = `${this.#server.name} ${name}`;
    const different = difference(theirs.answer, nobodys.answer, foreign, missing);
    if (different !== undefined) findings.add(`${where}: ${different}`);
    const touched = changed(this.#sandbox.untouched.others, theirs.others);
    // Where the id itself is not kept, the whole database has to be as after the request with the missing id.
    const unlike = kept ? [] : changed(nobodys.all, theirs.all);
    if (touched.length > 0) findings.add(`${where} changed rows of the other organization in ${touched.join(', ')}`);
    if (unlike.length > 0) findings.add(`${where} wrote otherwise than for a missing id into ${unlike.join(', ')}`);
    if (touched.length + unlike.length > 0) counts.changed++;
  }
}
