import { Button, Group, Menu, Text } from '@mantine/core';
import { ChevronDownIcon } from '@primer/octicons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { useApiMutation } from '../use-api-mutation.ts';
import { orderKey, type WholeOrder } from './use-order.ts';

type Work = () => Promise<unknown>;
interface Choice {
  readonly key: string;
  readonly label: string;
  readonly work: Work;
}

/** Buttons for what may be done with an order now, as the server says among its `actions`. */
export function OrderActions({ environment, order }: { readonly environment: Environment; readonly order: WholeOrder }) {
  const { t } = useTranslation('order');
  const [canceling, setCanceling] = useState(false);
  const { mutate, isPending } = useApiMutation<unknown, Work>({
    mutationFn: (work) => work(),
    changes: [orderKey(environment, order.order_id), [environment, 'orders']],
  });
  const run = (work: Work) => mutate(work);
  const { main, others, happenings } = choicesOf(environment, order, t);
  if (main.length + others.length + happenings.length === 0) {
    return <Text c="dimmed">{t('actions.none')}</Text>;
  }
  return (
    <Group gap="sm">
      {main.map(({ key, label, work }, index) => (
        <Button key={key} variant={index === 0 ? 'filled' : 'default'} loading={isPending} onClick={() => run(work)}>
          {label}
        </Button>
      ))}
      <Choices label={t('actions.other_states')} choices={others} onChoose={run} />
      <Choices
        label={t('actions.happens')}
        choices={happenings}
        onChoose={(work, key) => (key === 'canceled' ? setCanceling(true) : run(work))}
      />
      <ConfirmDialog
        opened={canceling}
        onClose={() => setCanceling(false)}
        title={t('actions.cancel_title')}
        action={t('actions.cancel')}
        destructive
        pending={isPending}
        onConfirm={() => {
          setCanceling(false);
          run(happenings.find(({ key }) => key === 'canceled')!.work);
        }}
      >
        {t('actions.cancel_advice')}
      </ConfirmDialog>
    </Group>
  );
}

function Choices({
  label,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (work: Work, key: string) => void;
}) {
  if (choices.length === 0) return null;
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="default" rightSection={<ChevronDownIcon />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ key, label: text, work }) => (
          <Menu.Item key={key} onClick={() => onChoose(work, key)}>
            {text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function choicesOf(environment: Environment, order: WholeOrder, t: TFunction<'order'>) {
  const { order_id, retailer_id, user_id, actions, batch, kind, workflow_state } = order;
  const { management, lastMile, dispatch, postCheckout } = connect(environment);
  const options = { retailerId: retailer_id };
  const advance = (state: string): Choice => ({
    key: state,
    label: t('actions.advance', { state }),
    work: () => management.batches.advance({ batch_id: String(batch!.id), body: { workflow_state: state } }, options),
  });
  const [next, ...others] = actions.batch_states.map(advance);
  const stage: Choice = {
    key: 'stage',
    label: t('actions.stage'),
    work: () => (kind === 'dispatch' ? dispatch.stage({ order_id }, options) : lastMile.stage({ user_id: user_id!, order_id }, options)),
  };
  // Bags that are staged may be staged again; it is no longer the next step.
  const isNext = workflow_state === 'brand_new';
  const main: Choice[] = actions.stage && isNext ? [stage] : [];
  if (next) main.push(next);
  if (kind === 'pickup' && workflow_state === 'ready_for_pickup') {
    const arrive = () => postCheckout.pickup.userArrived({ order_id, body: {} }, options);
    main.push({ key: 'arrived', label: t('actions.arrived'), work: arrive });
  }
  if (actions.batch_type !== null) {
    const send = async () => {
      const shopper_id = await shopperOf(environment, retailer_id);
      await management.batches.create({ body: { shopper_id, orders: [{ id: order_id }] } }, options);
    };
    main.push({ key: 'send', label: t('actions.send', { batch: actions.batch_type }), work: send });
  } else if (actions.assign_batch && batch && batch.shopper_id === null) {
    const assign = async () => {
      const shopper_id = await shopperOf(environment, retailer_id);
      await management.batches.assign({ batch_id: String(batch.id), body: { shopper_id } }, options);
    };
    main.push({ key: 'assign', label: t('actions.assign'), work: assign });
  }
  if (actions.stage && !isNext) others.push(stage);
  const happenings = actions.events.map((name): Choice => {
    const body = { event_name: name } as Parameters<typeof management.orders.recordEvent>[0]['body'];
    return { key: name, label: t(`events.${name}`), work: () => management.orders.recordEvent({ order_id, body }, options) };
  });
  return { main, others, happenings };
}

/** Whoever is there, or a new one. */
async function shopperOf(environment: Environment, retailerId: string): Promise<number> {
  const { management } = connect(environment);
  const { shoppers } = await management.shoppers.list({ limit: 1 }, { retailerId });
  return shoppers[0]?.id ?? (await management.shoppers.create({ body: { first_name: 'Susan' } }, { retailerId })).id;
}
