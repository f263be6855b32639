import type { StoryFigures } from '../sections/story.ts';
import { type Aim, figure } from './aims.ts';
import { table } from './table.ts';

export function storyReport({ rounds, start, story, stop, whole, processor, last }: StoryFigures): string {
  const { orders, events, taken, refused } = last;
  const header = [
    'rounds',
    'start ms',
    'ten days ms',
    'stop ms',
    'whole ms',
    'processor ms',
    'orders',
    'events',
    'taken',
    'refused before',
  ];
  const row = [rounds, ...[start, story, stop, whole].map(Math.round), processor, orders, events, taken, refused];
  return `\n## A run of CI\n\nThe test helper's platform, a story of ten days with callbacks, and the stop; medians.\n\n${table(header, [row])}`;
}

export function storyAims({ story }: StoryFigures): Aim[] {
  return [{ what: 'a run of CI, ten days, after the start, ms', ours: `${figure(story)} ms`, value: story, atMost: 3_000 }];
}
