import { Button, NumberInput, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customer } from '../../api/customer.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { ProductSearch, type Wanted } from './ProductSearch.tsx';
import { pageKey } from './use-order-page.ts';

const KEYS = {
  'alternative_item.upc': 'product',
  'alternative_item.rrc': 'product',
  alternative_item: 'product',
  'alternative_item.count': 'amount',
  'alternative_item.weight': 'amount',
} as const;

interface Props {
  readonly link: string;
  /** Of the order's item. */
  readonly id: string;
  readonly onClose: () => void;
}

/** The customer does not want the replacement: the money back, or something else of the store. */
export function RejectForm({ link, id, onClose }: Props) {
  const { t } = useTranslation('order-status');
  const client = useQueryClient();
  const [wanted, setWanted] = useState<Wanted>();
  const form = useApiForm({
    initial: { product: '', amount: 1 },
    keys: KEYS,
    send: async ({ amount }) => {
      const alternative = wanted && { alternative_item: { ...wanted.code, [wanted.orderedBy]: amount } };
      await customer.orderPages.items.answerReplacement({ link, order_item_id: id, body: { status: 'REJECTED', ...alternative } });
      await client.invalidateQueries({ queryKey: pageKey(link) });
    },
  });
  const byWeight = wanted?.orderedBy === 'weight';
  return (
    <form {...form.formProps}>
      <Stack gap="sm">
        <FormProblem problem={form.problem} />
        <ProductSearch
          link={link}
          error={form.errors.product}
          onChange={(now) => {
            setWanted(now);
            // A problem is about what was chosen before.
            form.set('product', '');
          }}
        />
        {wanted && (
          <NumberInput
            label={byWeight ? t('replacement.weight', { unit: wanted.unit }) : t('replacement.count')}
            min={byWeight ? 0 : 1}
            allowDecimal={byWeight}
            {...form.number('amount')}
          />
        )}
        <Stack gap="xs">
          <Button type="submit" loading={form.pending}>
            {wanted ? t('replacement.ask') : t('replacement.refund')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app:actions.cancel')}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}
