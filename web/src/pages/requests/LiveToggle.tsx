import { Button } from '@mantine/core';
import { PlayIcon, SquareFillIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';

export function LiveToggle({ paused, onChange }: { readonly paused: boolean; readonly onChange: (paused: boolean) => void }) {
  const { t } = useTranslation('requests');
  return (
    <Button leftSection={paused ? <PlayIcon /> : <SquareFillIcon />} onClick={() => onChange(!paused)}>
      {t(paused ? 'resume' : 'pause')}
    </Button>
  );
}
