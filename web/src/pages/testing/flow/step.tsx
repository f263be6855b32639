import { Button, Group } from '@mantine/core';
import { ArrowRightIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { Draft } from './draft.ts';

export interface StepProps {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  readonly next: () => void;
}

export function NextButton(props: { readonly disabled?: boolean; readonly loading?: boolean; readonly onClick: () => void }) {
  const { t } = useTranslation('testing');
  return (
    <Group justify="flex-end">
      <Button {...props} rightSection={<ArrowRightIcon />}>
        {t('flow.next')}
      </Button>
    </Group>
  );
}
