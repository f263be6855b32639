import { Card } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FaultPanel } from './panels/FaultPanel.tsx';
import { TestingFrame } from './TestingFrame.tsx';

export default function FaultsPage() {
  const { t } = useTranslation('testing');
  return (
    <TestingFrame title={t('faults.title')} description={t('faults.page_description')}>
      <Card>
        <FaultPanel />
      </Card>
    </TestingFrame>
  );
}
