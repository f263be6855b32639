import { Alert, Button, Group, Menu, Modal, Skeleton, Text } from '@mantine/core';
import { ChevronDownIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostCheckoutItemsListAnswer, ShopperItemChange } from '../../../../client/generated/types.ts';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { ErrorState } from '../ErrorState.tsx';
import { StatusBadge, type Tone } from '../StatusBadge.tsx';
import { useApiMutation } from '../use-api-mutation.ts';
import classes from './order.module.css';
import { ProductPicker } from './ProductPicker.tsx';
import { orderKey, type WholeOrder } from './use-order.ts';

type Line = PostCheckoutItemsListAnswer['line_items'][number];
type Work = () => Promise<unknown>;
interface Props {
  readonly environment: Environment;
  readonly order: WholeOrder;
  /** Also answers for the customer: in tests. */
  readonly asCustomer?: boolean;
}

const TONES: Readonly<Record<string, Tone>> = { FOUND: 'good', REPLACED: 'warning', TO_REFUND: 'bad' };

/** What was ordered and what became of it, with what the shopper and the customer may say to it now. */
export function OrderItems({ environment, order, asCustomer = false }: Props) {
  const { t } = useTranslation('order');
  const [replacing, setReplacing] = useState<Line>();
  const { order_id, retailer_id, actions, workflow_state } = order;
  const options = { retailerId: retailer_id };
  const hasLines = order.user_id !== null && (order.kind === 'delivery' || order.kind === 'pickup');
  const items = useQuery({
    queryKey: [...orderKey(environment, order_id), 'items'],
    queryFn: ({ signal }) => connect(environment).postCheckout.items.list({ order_id }, { ...options, signal }),
    enabled: hasLines,
  });
  const { mutate, isPending } = useApiMutation<unknown, Work>({
    mutationFn: (work) => work(),
    changes: [orderKey(environment, order_id)],
  });
  if (!hasLines) return <Text c="dimmed">{t('items.none')}</Text>;
  if (items.error) return <ErrorState error={items.error} title={t('items.failed')} onRetry={items.refetch} />;
  if (!items.data) return <Skeleton h={120} />;

  const change = ({ line_num }: Line, body: ShopperItemChange) =>
    mutate(() => connect(environment).management.orderItems.update({ order_id, line_num, body }, options));
  const answer = ({ id }: Line, status: 'APPROVED' | 'REJECTED') =>
    mutate(() => connect(environment).postCheckout.items.answerReplacement({ order_id, order_item_id: id, body: { status } }, options));
  return (
    <>
      <ul className={classes.lines} aria-label={t('items.label')}>
        {items.data.line_items.map((line) => (
          <li key={line.id} className={classes.line}>
            <div className={classes.lineText}>
              <Text fw={550}>{line.item.name}</Text>
              <Text size="sm" c="dimmed">
                {t('items.line', { line: line.line_num, quantity: line.item.quantity, unit: line.item.cost_unit })}
              </Text>
              {line.replacement && <Text size="sm">{t('items.replacement', { name: line.replacement.name })}</Text>}
              {line.alternative && <Text size="sm">{t('items.alternative', { name: line.alternative.name })}</Text>}
            </div>
            <Group gap="xs">
              <StatusBadge tone={TONES[line.status] ?? 'neutral'}>{line.status}</StatusBadge>
              {line.replacement && <StatusBadge tone={answerTone(line)}>{line.replacement_status}</StatusBadge>}
              {asCustomer && line.status === 'REPLACED' && line.replacement_status === 'PENDING' && workflow_state === 'picking' && (
                <>
                  <Button size="xs" loading={isPending} onClick={() => answer(line, 'APPROVED')}>
                    {t('items.approve')}
                  </Button>
                  <Button size="xs" variant="default" loading={isPending} onClick={() => answer(line, 'REJECTED')}>
                    {t('items.reject')}
                  </Button>
                </>
              )}
              {actions.change_items && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <Button
                      size="xs"
                      variant="default"
                      rightSection={<ChevronDownIcon />}
                      aria-label={t('items.shopper_of', { name: line.item.name })}
                    >
                      {t('items.shopper')}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item onClick={() => change(line, { status: 'found' })}>{t('items.found')}</Menu.Item>
                    <Menu.Item onClick={() => setReplacing(line)}>{t('items.replace')}</Menu.Item>
                    <Menu.Item onClick={() => change(line, { status: 'to_refund', delivered_count: 0 })}>{t('items.refund')}</Menu.Item>
                    <Menu.Item onClick={() => change(line, { status: 'not_found' })}>{t('items.not_found')}</Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {items.data.line_items.length === 0 && <Alert color="gray">{t('items.none')}</Alert>}
      <Modal
        opened={replacing !== undefined}
        onClose={() => setReplacing(undefined)}
        size="lg"
        title={t('items.replace_title', { name: replacing?.item.name })}
        closeButtonProps={{ 'aria-label': t('app:actions.close') }}
      >
        <ProductPicker
          environment={environment}
          retailerId={retailer_id}
          action={t('items.choose')}
          onChoose={({ lookup_code, retailer_reference_code }) => {
            const code = lookup_code === null ? { rrc: retailer_reference_code! } : { upc: lookup_code };
            change(replacing!, { status: 'replaced', replacement_item: code });
            setReplacing(undefined);
          }}
        />
      </Modal>
    </>
  );
}

function answerTone({ replacement_status }: Line): Tone {
  if (replacement_status === 'APPROVED') return 'good';
  return replacement_status === 'REJECTED' ? 'bad' : 'progress';
}
