import { SegmentedControl, type SegmentedControlProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEnvironment } from './environment.tsx';

const VALUES = ['development', 'production'] as const;

/** Which of the two servers the pages show. */
export function EnvironmentSwitch(props: Omit<SegmentedControlProps, 'data' | 'value' | 'onChange'>) {
  const { t } = useTranslation();
  const [environment, choose] = useEnvironment();
  return (
    <SegmentedControl
      {...props}
      size="xs"
      aria-label={t('shell.environment')}
      data={VALUES.map((value) => ({ value, label: t(`environments.${value}`) }))}
      value={environment}
      onChange={(value) => choose(value as (typeof VALUES)[number])}
    />
  );
}
