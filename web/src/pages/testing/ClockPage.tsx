import { Card } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ClockPanel } from './panels/ClockPanel.tsx';
import { TestingFrame } from './TestingFrame.tsx';

export default function ClockPage() {
  const { t } = useTranslation('testing');
  return (
    <TestingFrame title={t('clock.title')} description={t('clock.description')}>
      <Card>
        <ClockPanel />
      </Card>
    </TestingFrame>
  );
}
