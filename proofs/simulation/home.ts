import { cpSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initialDatabaseKey } from '../../src/server/initial-database.ts';
import { serverMigrations } from '../../src/server/migrations.ts';
import { type Database, type EmbeddedEngine, migrate, openEmbedded, openTemporary } from '../../src/storage/engine/index.ts';

const SCHEMA = 'development';
const template = {
  key: `simulation-${initialDatabaseKey()}`,
  prepare: async (engine: EmbeddedEngine) => void (await migrate(engine.database(SCHEMA), serverMigrations())),
};

/** The machine with the database on its disk. */
export class Home implements AsyncDisposable {
  readonly folder: string;
  #engine: EmbeddedEngine;
  #disk: string;
  #failures = 0;

  private constructor(folder: string, disk: string, engine: EmbeddedEngine) {
    this.folder = folder;
    this.#disk = disk;
    this.#engine = engine;
  }

  /** Makes what new databases are copied from, in the time of the real world. */
  static async prepare(): Promise<void> {
    await using _made = await openTemporary({ template });
  }

  static async open(): Promise<Home> {
    const folder = await mkdtemp(join(tmpdir(), 'cartwright-simulation-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const disk = join(folder, 'disk-0');
    return new Home(folder, disk, await openEmbedded(disk, { maintenance: 'manual', template }));
  }

  get database(): Database {
    return this.#engine.database(SCHEMA);
  }

  async maintain(): Promise<void> {
    await this.#engine.maintain();
  }

  /** The machine fails: the database is opened anew from what had reached its files, and nothing is closed. */
  async fail(): Promise<void> {
    const before = this.#disk;
    this.#disk = join(this.folder, `disk-${++this.#failures}`);
    cpSync(before, this.#disk, { recursive: true, filter: (path) => !/\/lock\.\d+\.[^/]*$/.test(path) });
    const old = this.#engine;
    this.#engine = await openEmbedded(this.#disk, { maintenance: 'manual' });
    // Only to give its memory back; its disk is looked at by nobody.
    await old[Symbol.asyncDispose]();
    rmSync(before, { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#engine[Symbol.asyncDispose]();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
