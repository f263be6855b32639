import { Card } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ScenarioPanel } from './panels/ScenarioPanel.tsx';
import { TestingFrame } from './TestingFrame.tsx';

export default function ScenariosPage() {
  const { t } = useTranslation('testing');
  return (
    <TestingFrame title={t('scenarios.title')} description={t('scenarios.description')}>
      <Card>
        <ScenarioPanel />
      </Card>
    </TestingFrame>
  );
}
