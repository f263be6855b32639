import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';

const NEW = 'new';

export interface ShopperDialogProps {
  readonly title: string;
  readonly action: string;
  readonly onClose: () => void;
  /** Does what the shopper is needed for. */
  readonly send: (shopperId: number) => Promise<unknown>;
}

/** Asks who is to do it: one of the shoppers, or a new one. */
export function ShopperDialog({ title, action, onClose, send }: ShopperDialogProps) {
  const { t } = useTranslation('orders');
  const [environment] = useEnvironment();
  const { data } = useQuery({
    queryKey: [environment, 'shoppers', 'choice'],
    queryFn: async ({ signal }) => (await connect(environment).management.shoppers.list({ limit: 200 }, { signal })).shoppers,
  });
  if (!data) return null;
  const choices = [
    ...data.map(({ id, first_name }) => ({ value: String(id), label: `${first_name} (${id})` })),
    { value: NEW, label: t('shopper.new') },
  ];
  return (
    <FormDialog
      title={title}
      action={action}
      onClose={onClose}
      initial={{ shopper_id: choices[0]!.value, first_name: '' }}
      send={async ({ shopper_id, first_name }) => {
        if (shopper_id !== NEW) return send(Number(shopper_id));
        const body = first_name.trim() === '' ? {} : { first_name: first_name.trim() };
        return send((await connect(environment).management.shoppers.create({ body })).id);
      }}
      fields={(form) => (
        <>
          <Select
            label={t('shopper.label')}
            data={choices}
            allowDeselect={false}
            searchable
            openOnFocus={false}
            data-autofocus
            {...form.field('shopper_id')}
          />
          {form.values.shopper_id === NEW && (
            <TextInput label={t('shopper.first_name')} description={t('shopper.first_name_hint')} {...form.text('first_name')} />
          )}
        </>
      )}
    />
  );
}
