import type { TestingFigures } from '../sections/testing.ts';
import { type Aim, figure } from './aims.ts';
import { table } from './table.ts';

export function testingReport({ starts, ready, firstAnswer, least, close, processor }: TestingFigures): string {
  const row = [starts, Math.round(ready), Math.round(firstAnswer), Math.round(least), Math.round(close), processor];
  const header = ['startCartwright()', 'ready ms', 'first answer ms', 'least ms', 'close ms', 'processor ms'];
  return `\n## Test helper\n\nCold starts of a process with a cached initial database, medians; the first call brings its token.\n\n${table(header, [row])}`;
}

export function testingAims({ firstAnswer }: TestingFigures): Aim[] {
  return [{ what: 'startCartwright() to the first answer, ms', ours: `${figure(firstAnswer)} ms`, value: firstAnswer, atMost: 1_500 }];
}
