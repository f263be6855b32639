import type { Random } from '../support/random.ts';
import { type Arrival, OK, Receiver, type Reply } from '../support/receiver.ts';

/** A receiver with its fault, and when it is repaired. */
export interface Kind {
  readonly name: string;
  readonly receiver: Receiver;
  /** After a simulated day. */
  readonly afterADay?: () => Promise<void> | void;
  /** After everything was tried; before what failed is replayed. */
  readonly atLast?: () => void;
}

/** What one event can be refused before it is taken: more would be the receiver that never takes one. */
const MOST_REFUSALS = 6;
const SLOWEST_MILLISECONDS = 40;
/** Each costs ten seconds on the wall; those of one moment wait together. */
const HANGING = 4;
/** The callback that is told that the receiver is gone. */
const GONE_AT = 12;
const TOKENS_REVOKED_EVERY = 7;

const status = (code: number, headers: Record<string, string> = {}): Reply => ({ kind: 'status', status: code, headers });

/** One receiver of every bad kind, and a good one. */
export async function openKinds(random: Random): Promise<{ kinds: Kind[]; trap: Receiver }> {
  const trap = await Receiver.open();
  const kinds: Kind[] = [];
  const add = async (name: string, behave: (arrival: Arrival) => Reply, more?: (receiver: Receiver) => Omit<Kind, 'name' | 'receiver'>) => {
    const receiver = await Receiver.open();
    receiver.behave = behave;
    kinds.push({ name, receiver, ...more?.(receiver) });
    return receiver;
  };
  const refusals = refusalsOf(random);
  const upAfterADay = (receiver: Receiver) => ({ afterADay: () => receiver.up() });
  const okAfterADay = (receiver: Receiver) => ({
    afterADay: () => {
      receiver.behave = () => OK;
    },
  });

  await add('good', () => OK);
  await add('slow', () => ({ kind: 'ok', delay: random.between(0, SLOWEST_MILLISECONDS) }));
  await add('hanging', ({ ofAll }) => (ofAll <= HANGING ? { kind: 'hang' } : OK));
  await (await add('down for a day', () => OK, upAfterADay)).down();
  await add(
    'answers 500 for ever',
    () => status(500),
    (receiver) => ({
      atLast: () => {
        receiver.behave = () => OK;
      },
    }),
  );
  await add('answers 4xx and 5xx at times', (arrival) =>
    arrival.ofEvent > refusals(arrival) ? OK : status(random.pick([400, 403, 404, 429, 500, 502, 503])),
  );
  const revoking = await add('revokes tokens', ({ ofAll }) => {
    if (ofAll % TOKENS_REVOKED_EVERY === 0) revoking.revokeTokens();
    return OK;
  });
  const refusing = await add(
    'refuses every token for a day',
    () => OK,
    (receiver) => ({
      afterADay: () => {
        receiver.refusing = false;
      },
    }),
  );
  refusing.refusing = true;
  const tokenless = await add(
    'gives no token for a day',
    () => OK,
    (receiver) => ({
      afterADay: () => {
        receiver.tokenStatus = 200;
      },
    }),
  );
  tokenless.tokenStatus = 503;
  await add('gone', ({ ofAll }) => (ofAll === GONE_AT ? status(410) : OK));
  await add('redirects for a day', () => status(random.pick([301, 302, 307, 308]), { location: trap.url }), okAfterADay);
  await add('cuts its answers', (arrival) => (arrival.ofEvent > refusals(arrival) ? OK : { kind: 'cut' }));
  await add('asks to wait', ({ ofEvent }) => (ofEvent > 2 ? OK : status(503, { 'retry-after': waitOf(random) })));
  return { kinds, trap };
}

/** How often an event is refused, drawn at its first arrival. */
function refusalsOf(random: Random): (arrival: Arrival) => number {
  const drawn = new Map<string, number>();
  return ({ eventId }) => {
    const known = drawn.get(eventId) ?? random.between(0, MOST_REFUSALS + 1);
    drawn.set(eventId, known);
    return known;
  };
}

/** Seconds or a date, up to more than the day that is respected. */
function waitOf(random: Random): string {
  const seconds = random.between(1, 100_000);
  return random.chance(0.5) ? String(seconds) : new Date(Date.now() + seconds * 1_000).toUTCString();
}
