import { Group, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { useBanners } from '../../parts/use-banners.ts';
import { StoreFlags } from './StoreFlags.tsx';
import { storePath } from './store-path.ts';

const INITIAL = {
  location_code: '',
  name: '',
  address_line_1: '',
  city: '',
  region: '',
  postal_code: '',
  alcohol: false,
  pickup: true,
  pickup_only: false,
  long_distance_delivery: false,
  serves_postal_prefix: true,
};

/** A new store; it is placed on the map by its postal code. */
export function NewStoreDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('stores');
  const [environment] = useEnvironment();
  const banners = useBanners(environment);
  const client = useQueryClient();
  const navigate = useNavigate();
  if (banners.length === 0) return null;
  return (
    <FormDialog
      title={t('new.open')}
      action={t('new.create')}
      size="lg"
      onClose={onClose}
      initial={{ ...INITIAL, retailer_id: banners[0]!.slug }}
      keys={Object.fromEntries(['address_line_1', 'city', 'region', 'postal_code'].map((name) => [`address.${name}`, name as 'city']))}
      send={async ({ retailer_id, address_line_1, city, region, postal_code, ...store }) => {
        const address = { address_line_1, city, region, postal_code };
        const made = await connect(environment).management.stores.create({ body: { ...store, address } }, { retailerId: retailer_id });
        await client.invalidateQueries({ queryKey: [environment, 'stores'] });
        await navigate(storePath({ retailer_id, location_code: made.location_code }));
      }}
      fields={(form) => (
        <>
          {banners.length > 1 && (
            <Select
              label={t('fields.banner')}
              data={banners.map(({ slug, name }) => ({ value: slug, label: name }))}
              allowDeselect={false}
              {...form.field('retailer_id')}
            />
          )}
          <Group grow align="flex-start">
            <TextInput label={t('fields.location_code')} data-autofocus {...form.text('location_code')} />
            <TextInput label={t('fields.name')} {...form.text('name')} />
          </Group>
          <TextInput label={t('fields.address_line_1')} {...form.text('address_line_1')} />
          <Group grow align="flex-start">
            <TextInput label={t('fields.city')} {...form.text('city')} />
            <TextInput label={t('fields.region')} {...form.text('region')} />
            <TextInput label={t('fields.postal_code')} {...form.text('postal_code')} />
          </Group>
          <StoreFlags checkbox={form.checkbox} />
        </>
      )}
    />
  );
}
