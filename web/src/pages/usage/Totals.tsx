import { Card, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { errorRate } from './error-rate.ts';
import { useFormats } from './formats.ts';
import type { Usage } from './periods.ts';

export function Totals({ total }: { readonly total: Usage['total'] }) {
  const { t } = useTranslation('usage');
  const { count, share, milliseconds } = useFormats();
  const figures = [
    { name: t('requests'), value: count(total.requests) },
    { name: t('error_rate'), value: share(errorRate(total)) },
    { name: 'p50', value: milliseconds(total.p50_ms) },
    { name: 'p95', value: milliseconds(total.p95_ms) },
    { name: 'p99', value: milliseconds(total.p99_ms) },
  ];
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: 5 }} component="dl" m={0}>
      {figures.map(({ name, value }) => (
        <Card key={name} padding="md">
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fw={650} size="xl">
            {value}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}
