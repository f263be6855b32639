import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './parts.module.css';

const COLORS = { good: 'brand', progress: 'blue', warning: 'yellow', bad: 'red', neutral: 'gray' } as const;
export type Tone = keyof typeof COLORS;

/** A state in a word; the dot's colour only repeats it. */
export function StatusBadge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <Badge
      color={COLORS[tone]}
      miw="max-content"
      tt="none"
      fw={550}
      size="lg"
      leftSection={<span className={classes.dot} aria-hidden="true" />}
    >
      {children}
    </Badge>
  );
}
