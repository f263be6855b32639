import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface FilterBarProps {
  /** Inputs, each with an `aria-label` or a label. */
  readonly children: ReactNode;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

/** The filters of a list; pairs with `useFilters`. */
export function FilterBar({ children, isFiltered, onClear }: FilterBarProps) {
  const { t } = useTranslation();
  return (
    <search>
      <Group gap="sm" mb="md" align="flex-end">
        {children}
        {isFiltered && (
          <Button variant="subtle" onClick={onClear}>
            {t('actions.clear_filters')}
          </Button>
        )}
      </Group>
    </search>
  );
}
