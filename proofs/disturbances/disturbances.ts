import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../support/random.ts';
import { administer, type Stage, type StagePostgres } from './stage.ts';

export interface Disturbance {
  readonly name: string;
  /** `yes`: some clients are refused while it lasts. `no`: nobody is. `maybe`: it depends on the moment. */
  readonly refuses: 'yes' | 'no' | 'maybe';
  /** From its beginning to its end. Rejects, or gives what went wrong, where the server did not behave. */
  readonly happen: (stage: Stage, random: Random) => Promise<string | undefined>;
}

/** How long a database is away, milliseconds. */
const AWAY = { from: 500, until: 3_000 } as const;
const CUTS = 40;
const CUT_EVERY = { from: 5, until: 120 } as const;

const away = (random: Random) => wait(random.between(AWAY.from, AWAY.until));

const clock: Disturbance = {
  name: 'clock',
  refuses: 'no',
  happen: async ({ server }, random) => {
    const ahead = random.between(5, 40);
    const back = random.between(5, 80);
    for (const minutes of [ahead, -ahead - back, back]) {
      await server.advance(minutes);
      await wait(1_000);
    }
    return undefined;
  },
};

const certificate: Disturbance = {
  name: 'certificate',
  refuses: 'no',
  happen: ({ certificates, server }) => certificates.replace(server.origin),
};

const failingDisk = (name: string, disk: 'ENOSPC' | 'EROFS'): Disturbance => ({
  name,
  refuses: 'yes',
  happen: async ({ process }, random) => {
    await process.ask({ disk });
    await away(random);
    await process.ask({ disk: null });
    return undefined;
  },
});

const postgresOf = ({ postgres }: Stage): StagePostgres => postgres!;

const killed: Disturbance = {
  name: 'killed',
  refuses: 'yes',
  happen: async (stage, random) => {
    const { server } = postgresOf(stage);
    await server.kill();
    await away(random);
    await server.restart();
    return undefined;
  },
};

const paused = (milliseconds: number): Disturbance => ({
  name: 'paused',
  refuses: milliseconds > 5_000 ? 'yes' : 'maybe',
  happen: async (stage) => {
    const { server } = postgresOf(stage);
    server.pause();
    await wait(milliseconds);
    server.resume();
    return undefined;
  },
});

const fullDisk: Disturbance = {
  name: 'disk_full',
  refuses: 'yes',
  happen: async (stage, random) => {
    const { disk, server } = postgresOf(stage);
    disk!.fill();
    await wait(2_000 + random.between(AWAY.from, AWAY.until));
    disk!.free();
    // Where it met the end of its disk within a commit PostgreSQL gives up, and somebody starts it.
    await administer(postgresOf(stage), []).catch(() => server.restart());
    return undefined;
  },
};

const readOnly: Disturbance = {
  name: 'read_only',
  refuses: 'yes',
  happen: async (stage, random) => {
    const set = (value: string) => [`alter system set default_transaction_read_only to ${value}`, 'select pg_reload_conf()'];
    await administer(postgresOf(stage), set('on'));
    await away(random);
    await administer(postgresOf(stage), ['set default_transaction_read_only to off', ...set('off')]);
    return undefined;
  },
};

const cut: Disturbance = {
  name: 'cut',
  refuses: 'maybe',
  happen: async (stage, random) => {
    for (let n = 0; n < CUTS; n++) {
      postgresOf(stage).relay.cut(random, random.chance(0.5) ? 'answer' : 'now');
      await wait(random.between(CUT_EVERY.from, CUT_EVERY.until));
    }
    return undefined;
  },
};

/** What can be done to the server as it stands, one after the other. */
export function disturbancesOf({ engine, postgres }: Stage, pauseMilliseconds: number): readonly Disturbance[] {
  if (engine === 'embedded') return [failingDisk('disk_full', 'ENOSPC'), failingDisk('read_only', 'EROFS'), clock, certificate];
  return [killed, paused(pauseMilliseconds), ...(postgres?.disk ? [fullDisk] : []), readOnly, cut, clock, certificate];
}
