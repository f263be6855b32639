import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IncidentCard } from './IncidentCard.tsx';
import type { Incident } from './types.ts';

/** What is wrong at the moment; nothing is shown while nothing is. */
export function Incidents({ incidents, isOperator }: { readonly incidents: readonly Incident[]; readonly isOperator: boolean }) {
  const { t } = useTranslation('status');
  if (incidents.length === 0) return null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="open-incidents">
      <Title order={2} id="open-incidents">
        {t('incident.open')}
      </Title>
      {incidents.map((incident) => (
        <IncidentCard key={incident.id} incident={incident} isOperator={isOperator} />
      ))}
    </Stack>
  );
}
