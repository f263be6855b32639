import { ActionIcon, Alert, Checkbox, Group, NumberInput, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { AlertIcon, TrashIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { FulfillmentItemsValidateAnswer } from '../../../../../client/generated/types.ts';
import { connect } from '../../../api/connect.ts';
import classes from '../../../parts/order/order.module.css';
import { ProductPicker } from '../../../parts/order/ProductPicker.tsx';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';
import { type CartLine, isByWeight, isOfBags, itemsOf } from './draft.ts';
import { NextButton, type StepProps } from './step.tsx';

/** What is ordered, checked by Validate items before it goes on; bags for the kinds that have no items. */
export function CartStep(props: StepProps) {
  return isOfBags(props.draft.kind) ? <BagsForm {...props} /> : <CartForm {...props} />;
}

function CartForm({ draft, change, next }: StepProps) {
  const { t } = useTranslation('testing');
  const { lines, retailerId, store, address, kind } = draft;
  const check = useApiMutation<FulfillmentItemsValidateAnswer>({
    mutationFn: () => {
      const body = { items: itemsOf(lines), location_code: store!.location_code, ...(kind === 'delivery' ? { address } : {}) };
      return connect('development').items.validate({ body }, { retailerId });
    },
    onSuccess: ({ validation_failures }) => {
      if (validation_failures.length === 0) next();
    },
  });
  const set = (index: number, quantity: number) =>
    change({ lines: lines.map((line, at) => (at === index ? { ...line, quantity } : line)) });
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <section aria-labelledby="catalogue">
        <Title order={3} id="catalogue" mb="sm">
          {t('cart.catalogue')}
        </Title>
        <ProductPicker
          environment="development"
          retailerId={retailerId}
          action={t('cart.add')}
          onChoose={(product) => {
            const at = lines.findIndex(
              (line) => line.product.lookup_code === product.lookup_code && line.product.item_name === product.item_name,
            );
            if (at >= 0) set(at, lines[at]!.quantity + 1);
            else change({ lines: [...lines, { product, quantity: 1 }] });
          }}
        />
      </section>
      <section aria-labelledby="cart">
        <Title order={3} id="cart" mb="sm">
          {t('cart.title', { count: lines.length })}
        </Title>
        {lines.length === 0 && <Text c="dimmed">{t('cart.empty')}</Text>}
        <ul className={classes.lines} aria-label={t('cart.lines')}>
          {lines.map((line, index) => (
            <li key={`${line.product.lookup_code} ${line.product.item_name}`} className={classes.line}>
              <Text className={classes.lineText} fw={550}>
                {line.product.item_name}
              </Text>
              <Group gap="xs" wrap="nowrap">
                <NumberInput
                  aria-label={t(isByWeight(line.product) ? 'cart.weight_of' : 'cart.count_of', {
                    name: line.product.item_name,
                    unit: line.product.cost_unit,
                  })}
                  w="8.5rem"
                  min={0}
                  step={isByWeight(line.product) ? 0.25 : 1}
                  allowDecimal={isByWeight(line.product)}
                  suffix={isByWeight(line.product) ? ` ${line.product.cost_unit}` : ''}
                  value={line.quantity}
                  onChange={(value) => set(index, Number(value))}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('cart.remove', { name: line.product.item_name })}
                  onClick={() => change({ lines: lines.filter((_, at) => at !== index) })}
                >
                  <TrashIcon />
                </ActionIcon>
              </Group>
            </li>
          ))}
        </ul>
        <Stack gap="sm" mt="sm">
          {warningsOf(lines).map((warning) => (
            <Alert key={warning} color="yellow" icon={<AlertIcon />}>
              {t(`cart.warnings.${warning}`)}
            </Alert>
          ))}
          {(check.data?.validation_failures ?? []).map(({ line_num, error, meta }) => (
            <Alert key={`${line_num} ${meta.key}`} color="red" icon={<AlertIcon />} role="alert">
              {t('cart.failure', { line: line_num, message: error.message, key: meta.key })}
            </Alert>
          ))}
          <NextButton disabled={lines.length === 0} loading={check.isPending} onClick={() => check.mutate()} />
        </Stack>
      </section>
    </SimpleGrid>
  );
}

function warningsOf(lines: readonly CartLine[]): readonly string[] {
  return [
    ...(lines.some(({ product }) => product.alcohol !== null) ? ['alcohol'] : []),
    ...(lines.some(({ product }) => product.over_the_counter) ? ['age'] : []),
    ...(lines.some(({ product }) => !product.deliverable) ? ['not_deliverable'] : []),
  ];
}

function BagsForm({ draft, change, next }: StepProps) {
  const { t } = useTranslation('testing');
  const { bags } = draft;
  const number = (name: 'items_count' | 'items_weight' | 'cart_total') => ({
    label: t(`bags.${name}`),
    value: bags[name],
    min: 0,
    onChange: (value: string | number) => change({ bags: { ...bags, [name]: Number(value) } }),
  });
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('bags.advice')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput {...number('items_count')} />
        <NumberInput {...number('items_weight')} />
        <NumberInput {...number('cart_total')} />
      </SimpleGrid>
      <Checkbox
        label={t('bags.alcoholic')}
        checked={bags.alcoholic}
        onChange={(event) => change({ bags: { ...bags, alcoholic: event.currentTarget.checked } })}
      />
      <NextButton onClick={next} />
    </Stack>
  );
}
