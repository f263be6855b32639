import { Checkbox, SimpleGrid } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

export const FLAGS = ['alcohol', 'pickup', 'pickup_only', 'long_distance_delivery', 'serves_postal_prefix'] as const;
export type Flag = (typeof FLAGS)[number];

/** What a store offers, one checkbox each. */
export function StoreFlags({ checkbox }: { readonly checkbox: (flag: Flag) => ComponentProps<typeof Checkbox> }) {
  const { t } = useTranslation('stores');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
      {FLAGS.map((flag) => (
        <Checkbox key={flag} label={t(`flags.${flag}`)} {...checkbox(flag)} />
      ))}
    </SimpleGrid>
  );
}
