import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { customer } from '../../api/customer.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { pageKey } from './use-order-page.ts';

const KEYS = {
  'alternative_item.upc': 'upc',
  'alternative_item.rrc': 'upc',
  alternative_item: 'upc',
  'alternative_item.count': 'count',
  'alternative_item.weight': 'count',
} as const;

interface Props {
  readonly link: string;
  /** Of the order's item. */
  readonly id: string;
  readonly onClose: () => void;
}

/** The customer does not want the replacement: the money back, or something else by the number under its barcode. */
export function RejectForm({ link, id, onClose }: Props) {
  const { t } = useTranslation('order-status');
  const client = useQueryClient();
  const form = useApiForm({
    initial: { upc: '', count: 1 },
    keys: KEYS,
    send: async ({ upc, count }) => {
      const alternative = upc.trim() === '' ? {} : { alternative_item: { upc: upc.trim(), count } };
      await customer.orderPages.items.answerReplacement({ link, order_item_id: id, body: { status: 'REJECTED', ...alternative } });
      await client.invalidateQueries({ queryKey: pageKey(link) });
    },
  });
  const wantsOther = form.values.upc.trim() !== '';
  return (
    <form {...form.formProps}>
      <Stack gap="sm">
        <FormProblem problem={form.problem} />
        <TextInput label={t('replacement.upc')} description={t('replacement.upc_advice')} inputMode="numeric" {...form.text('upc')} />
        {wantsOther && <NumberInput label={t('replacement.count')} min={1} allowDecimal={false} {...form.number('count')} />}
        <Group gap="sm" grow>
          <Button type="submit" loading={form.pending}>
            {wantsOther ? t('replacement.ask') : t('replacement.refund')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app:actions.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
