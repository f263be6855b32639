import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { customer } from '../../api/customer.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { Money } from '../../parts/Money.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { pageKey } from './use-order-page.ts';

/** The tip in dollars, until 24 hours after the delivery. */
export function TipForm({ link, cents }: { readonly link: string; readonly cents: number }) {
  const { t } = useTranslation('order-status');
  const client = useQueryClient();
  const form = useApiForm({
    initial: { dollars: cents / 100 },
    keys: { tip_amount_cents: 'dollars' },
    send: async ({ dollars }) => {
      await customer.orderPages.tip.set({ link, body: { tip_amount_cents: Math.round(Number(dollars) * 100) } });
      showSuccess(t('tip.saved'));
      await client.invalidateQueries({ queryKey: pageKey(link) });
    },
  });
  return (
    <form {...form.formProps}>
      <FormProblem problem={form.problem} />
      <Text mb="sm">
        {t('tip.now')}{' '}
        <strong>
          <Money cents={cents} />
        </strong>
      </Text>
      <Group gap="sm" align="flex-end" wrap="nowrap">
        <NumberInput flex={1} label={t('tip.amount')} prefix="$" min={0} decimalScale={2} fixedDecimalScale {...form.number('dollars')} />
        <Button type="submit" variant="default" loading={form.pending}>
          {t('tip.change')}
        </Button>
      </Group>
    </form>
  );
}
