import { Card } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SnapshotPanel } from './panels/SnapshotPanel.tsx';
import { TestingFrame } from './TestingFrame.tsx';

export default function SnapshotsPage() {
  const { t } = useTranslation('testing');
  return (
    <TestingFrame title={t('snapshots.title')} description={t('snapshots.description')}>
      <Card>
        <SnapshotPanel />
      </Card>
    </TestingFrame>
  );
}
