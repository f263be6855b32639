import { Badge, Button, Group, Text } from '@mantine/core';
import { ArrowSwitchIcon, CheckIcon, CircleIcon, PlusIcon, XIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/Section.tsx';
import { ItemDialog, type ItemStep } from './ItemDialog.tsx';
import classes from './orders.module.css';
import { type OrderLine, useMayOperate, useOrderWrite, type WholeOrder } from './use-order.ts';

const PICTURES = { found: CheckIcon, replaced: ArrowSwitchIcon, to_refund: XIcon, not_found: XIcon };

/** The lines of an order, what became of each, and the shopper's buttons while it is shopped. */
export function OrderItems({ order }: { readonly order: WholeOrder }) {
  const { t } = useTranslation('orders');
  const [step, setStep] = useState<ItemStep>();
  const mayChange = useMayOperate() && order.actions.change_items;
  const { items } = order.details;
  return (
    <Section
      title={t('items.title', { count: items.length })}
      aside={
        mayChange && (
          <Button size="xs" variant="default" leftSection={<PlusIcon />} onClick={() => setStep({ name: 'add' })}>
            {t('items.add')}
          </Button>
        )
      }
    >
      {items.length === 0 ? (
        <Text c="dimmed">{t('items.none')}</Text>
      ) : (
        <ul className={classes.lines}>
          {items.map((line) => (
            <Line key={line.line_num} order={order} line={line} mayChange={mayChange} onStep={setStep} />
          ))}
        </ul>
      )}
      {step && <ItemDialog order={order} step={step} onClose={() => setStep(undefined)} />}
    </Section>
  );
}

interface LineProps {
  readonly order: WholeOrder;
  readonly line: OrderLine;
  readonly mayChange: boolean;
  readonly onStep: (step: ItemStep) => void;
}

function Line({ order, line, mayChange, onStep }: LineProps) {
  const { t } = useTranslation('orders');
  const { pick, name, line_num, qty, qty_unit } = line;
  const change = useOrderWrite(order, (client, status: 'found' | 'to_refund', options) => {
    const delivered_count = status === 'found' ? {} : { delivered_count: 0 };
    return client.management.orderItems.update({ order_id: order.order_id, line_num, body: { status, ...delivered_count } }, options);
  });
  const Picture = pick ? PICTURES[pick.status] : CircleIcon;
  const button = (label: string, onClick: () => void) => (
    <Button size="compact-sm" variant="default" disabled={change.isPending} aria-label={`${label}: ${name}`} onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <li className={classes.line}>
      <span className={classes.picture} data-status={pick?.status} aria-hidden="true">
        <Picture />
      </span>
      <div style={{ minWidth: 0 }}>
        <Text fw={550} td={pick?.status === 'to_refund' ? 'line-through' : undefined}>
          {name || line.rrc || line.upc}
        </Text>
        <Group gap={6}>
          <Text size="sm" c="dimmed">
            {t('items.ordered', { qty, unit: t(`units.${qty_unit}`) })}
            {pick &&
              pick.qty !== qty &&
              pick.status !== 'to_refund' &&
              ` · ${t('items.delivered', { qty: pick.qty, unit: t(`units.${qty_unit}`) })}`}
          </Text>
          <Badge color={pick?.status === 'found' ? 'brand' : pick?.status === 'replaced' ? 'blue' : pick ? 'red' : 'gray'} tt="none">
            {t(`picks.${pick?.status ?? 'open'}`)}
          </Badge>
          {line.added && (
            <Badge color="gray" tt="none">
              {t('items.added')}
            </Badge>
          )}
        </Group>
        {pick?.replacement && (
          <Text size="sm" mt={2}>
            {t('items.replaced_by')} <b>{pick.replacement.name}</b>
            {pick.replacement_status && ` (${t(`replacement.${pick.replacement_status}`)})`}
          </Text>
        )}
        {line.special_instructions && (
          <Text size="sm" c="dimmed">
            “{line.special_instructions}”
          </Text>
        )}
      </div>
      {mayChange && (
        <div className={classes.lineActions}>
          {button(t('items.found'), () => change.mutate('found'))}
          {button(t('items.short'), () => onStep({ name: 'short', line }))}
          {button(t('items.replace'), () => onStep({ name: 'replace', line }))}
          {button(t('items.refund'), () => change.mutate('to_refund'))}
        </div>
      )}
    </li>
  );
}
