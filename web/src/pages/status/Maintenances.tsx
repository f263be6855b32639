import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MaintenanceCard } from './MaintenanceCard.tsx';
import type { Maintenance } from './types.ts';

interface MaintenancesProps {
  readonly maintenances: readonly Maintenance[];
  readonly isOperator: boolean;
}

/** What is planned or under way; nothing is shown while nothing is. */
export function Maintenances({ maintenances, isOperator }: MaintenancesProps) {
  const { t } = useTranslation('status');
  if (maintenances.length === 0) return null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="scheduled">
      <Title order={2} id="scheduled">
        {t('maintenance.title')}
      </Title>
      {maintenances.map((maintenance) => (
        <MaintenanceCard key={maintenance.id} maintenance={maintenance} isOperator={isOperator} />
      ))}
    </Stack>
  );
}
