import { Text } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import classes from './parts.module.css';

export interface EmptyStateProps {
  readonly icon: ComponentType<{ size?: number }>;
  readonly title: ReactNode;
  /** Why it is empty and what fills it. */
  readonly advice?: ReactNode;
  /** A button that does so. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, advice, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <span className={classes.emptyIcon} aria-hidden="true">
        <Icon size={20} />
      </span>
      <Text fw={600} c="var(--mantine-color-text)">
        {title}
      </Text>
      {advice && <Text maw="30rem">{advice}</Text>}
      {action}
    </div>
  );
}
