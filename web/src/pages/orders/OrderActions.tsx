import { Button, Group, Menu } from '@mantine/core';
import { KebabHorizontalIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderDialog, type OrderDialogName } from './OrderDialog.tsx';
import { useMayOperate, useOrderWrite, type WholeOrder } from './use-order.ts';

/** What the API says may be done with the order now, as buttons: the next step first, the rest in menus. */
export function OrderActions({ order }: { readonly order: WholeOrder }) {
  const { t } = useTranslation('orders');
  const [dialog, setDialog] = useState<OrderDialogName>();
  const advance = useOrderWrite(order, (client, workflow_state: string, options) =>
    client.management.batches.advance({ batch_id: String(order.batch?.id), body: { workflow_state } }, options),
  );
  const record = useOrderWrite(order, (client, event_name: never, options) =>
    client.management.orders.recordEvent({ order_id: order.order_id, body: { event_name } }, options),
  );
  const { actions } = order;
  const [next, ...otherStates] = actions.batch_states;
  const incidents = actions.events.filter((event) => event !== 'canceled');
  if (!useMayOperate()) return null;
  const pending = advance.isPending || record.isPending;
  const waits = actions.assign_batch && order.batch?.shopper_id === null;
  return (
    <Group gap="sm">
      {(otherStates.length > 0 || incidents.length > 0 || actions.report_location || actions.assign_batch) && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button variant="default" rightSection={<KebabHorizontalIcon />}>
              {t('actions.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {actions.assign_batch && !waits && <Menu.Item onClick={() => setDialog('assign')}>{t('actions.assign_other')}</Menu.Item>}
            {actions.report_location && <Menu.Item onClick={() => setDialog('location')}>{t('actions.report_location')}</Menu.Item>}
            {incidents.length > 0 && <Menu.Label>{t('actions.incidents')}</Menu.Label>}
            {incidents.map((event) => (
              <Menu.Item key={event} onClick={() => record.mutate(event as never)}>
                {t(`incidents.${event}`)}
              </Menu.Item>
            ))}
            {otherStates.length > 0 && <Menu.Label>{t('actions.move_to')}</Menu.Label>}
            {otherStates.map((state) => (
              <Menu.Item key={state} onClick={() => advance.mutate(state)}>
                {t(`states.${state}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {actions.events.includes('canceled') && (
        <Button variant="default" color="red" onClick={() => setDialog('cancel')}>
          {t('actions.cancel')}
        </Button>
      )}
      {actions.stage && (
        <Button variant={actions.batch_type ? 'default' : 'filled'} onClick={() => setDialog('stage')}>
          {t('actions.stage')}
        </Button>
      )}
      {actions.batch_type !== null && (
        <Button variant={next ? 'default' : 'filled'} onClick={() => setDialog('batch')}>
          {t(`actions.batch.${actions.batch_type}`)}
        </Button>
      )}
      {waits && <Button onClick={() => setDialog('assign')}>{t('actions.assign')}</Button>}
      {next && (
        <Button loading={pending} onClick={() => advance.mutate(next)}>
          {t(`steps.${next}`)}
        </Button>
      )}
      <OrderDialog order={order} opened={dialog} onClose={() => setDialog(undefined)} />
    </Group>
  );
}
