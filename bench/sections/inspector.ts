import type { TestPostgres } from '../../src/storage/testing/test-postgres.ts';
import type { BenchOptions } from '../options.ts';
import { measureSettings, type SettingsFigures } from './settings.ts';

/** `1` MiB is full at once, so that every request also moves an older one into a file: what a busy server comes to. */
const SETTINGS = ['off', '32', '1'] as const;

export type InspectorFigures = SettingsFigures<(typeof SETTINGS)[number]>;

export function measureInspector(folder: string, postgres: TestPostgres, options: BenchOptions): Promise<InspectorFigures> {
  // In this order, which an object with numbers for names does not keep.
  const settings = new Map(SETTINGS.map((setting) => [setting, { argv: ['--inspector', setting] }]));
  return measureSettings(settings, folder, postgres, options);
}
