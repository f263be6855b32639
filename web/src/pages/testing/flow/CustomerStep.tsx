import { SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../api/connect.ts';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';
import type { Customer } from './draft.ts';
import { NextButton, type StepProps } from './step.tsx';

/** A new user, or one that the server knows. */
export function CustomerStep({ draft, change, next }: StepProps) {
  const { t } = useTranslation('testing');
  const { customer, customerReady, retailerId } = draft;
  const [isKnown, setKnown] = useState(customerReady);
  const make = useApiMutation<unknown>({
    mutationFn: async () => {
      if (customerReady) return;
      const { user_id, first_name, last_name, phone_number } = customer;
      const api = connect('development');
      if (isKnown) await api.management.users.get({ user_id }, { retailerId });
      else await api.users.create({ body: { user_id, first_name, last_name, phone_number } }, { retailerId });
    },
    onSuccess: () => {
      change({ customerReady: true });
      next();
    },
  });
  const field = (name: keyof Customer) => ({
    label: t(`customer.${name}`),
    value: customer[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => change({ customer: { ...customer, [name]: event.currentTarget.value } }),
  });
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('customer.which')}
        value={isKnown ? 'known' : 'new'}
        onChange={(value) => {
          setKnown(value === 'known');
          change({ customer: { ...customer } });
        }}
        data={[
          { value: 'new', label: t('customer.new') },
          { value: 'known', label: t('customer.known') },
        ]}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput {...field('user_id')} />
        {!isKnown && <TextInput {...field('first_name')} />}
        {!isKnown && <TextInput {...field('last_name')} />}
        <TextInput {...field('phone_number')} />
        <TextInput type="date" {...field('birthday')} description={t('customer.birthday_advice')} />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        {t('customer.test_users')}
      </Text>
      <NextButton loading={make.isPending} disabled={customer.user_id.trim() === ''} onClick={() => make.mutate()} />
    </Stack>
  );
}
