import { Card } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ShopperPanel } from './panels/ShopperPanel.tsx';
import { TestingFrame } from './TestingFrame.tsx';

export default function ShopperPage() {
  const { t } = useTranslation('testing');
  return (
    <TestingFrame title={t('shopper.title')} description={t('shopper.description')}>
      <Card>
        <ShopperPanel />
      </Card>
    </TestingFrame>
  );
}
