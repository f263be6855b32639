import { Button, Grid, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { Section } from '../../parts/Section.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { StoreFlags } from './StoreFlags.tsx';
import classes from './stores.module.css';
import { type Store, type StoreKey, useMayOperate } from './use-store.ts';

const MapView = lazy(() => import('../../parts/MapView.tsx'));
const KEYS = Object.fromEntries(['address_line_1', 'city', 'region', 'postal_code'].map((name) => [`address.${name}`, name as 'city']));

/** Name, address and services of a store, and how far it delivers. */
export function StoreDetails({ store, storeKey }: { readonly store: Store; readonly storeKey: StoreKey }) {
  const { t } = useTranslation('stores');
  const place = { id: store.location_code, name: store.name, latitude: store.latitude, longitude: store.longitude };
  const radii = store.reach_kilometres > 0 ? [{ place, kilometres: store.reach_kilometres }] : [];
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 6 }}>
        <DetailsForm store={store} storeKey={storeKey} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Section title={t('reach.title')}>
          <Text mb="sm">
            {store.pickup_only ? t('reach.none') : t('reach.radius', { kilometres: store.reach_kilometres })}
            {store.serves_postal_prefix && ` ${t('reach.prefix', { prefix: store.address.postal_code.slice(0, 3) })}`}
          </Text>
          <Suspense fallback={<PageSkeleton />}>
            <MapView places={[place]} radii={radii} />
          </Suspense>
        </Section>
      </Grid.Col>
    </Grid>
  );
}

function DetailsForm({ store, storeKey }: { readonly store: Store; readonly storeKey: StoreKey }) {
  const { t } = useTranslation('stores');
  const [environment] = useEnvironment();
  const client = useQueryClient();
  const mayOperate = useMayOperate();
  const { location_code, retailerId } = storeKey;
  const form = useApiForm({
    initial: {
      name: store.name,
      address_line_1: store.address.address_line_1,
      city: store.address.city ?? '',
      region: store.address.region ?? '',
      postal_code: store.address.postal_code,
      active: store.active,
      alcohol: store.alcohol,
      pickup: store.pickup,
      pickup_only: store.pickup_only,
      long_distance_delivery: store.long_distance_delivery,
      serves_postal_prefix: store.serves_postal_prefix,
    },
    keys: KEYS,
    send: async ({ address_line_1, city, region, postal_code, ...values }) => {
      const address = { address_line_1, postal_code, ...(city === '' ? {} : { city }), ...(region === '' ? {} : { region }) };
      await connect(environment).management.stores.update({ location_code, body: { ...values, address } }, { retailerId });
      await client.invalidateQueries({ queryKey: [environment, 'stores'] });
      showSuccess(t('saved'));
    },
  });
  return (
    <Section title={t('tabs.details')}>
      <form {...form.formProps}>
        <fieldset disabled={!mayOperate} className={classes.plain}>
          <Stack gap="md">
            <FormProblem problem={form.problem} />
            <TextInput label={t('fields.name')} {...form.text('name')} />
            <TextInput label={t('fields.address_line_1')} {...form.text('address_line_1')} />
            <Group grow align="flex-start">
              <TextInput label={t('fields.city')} {...form.text('city')} />
              <TextInput label={t('fields.region')} {...form.text('region')} />
              <TextInput label={t('fields.postal_code')} {...form.text('postal_code')} />
            </Group>
            <StoreFlags checkbox={form.checkbox} />
            <Switch label={t('flags.active')} description={t('flags.active_hint')} {...form.checkbox('active')} />
            {mayOperate && (
              <Group justify="flex-end">
                <Button type="submit" loading={form.pending}>
                  {t('save')}
                </Button>
              </Group>
            )}
          </Stack>
        </fieldset>
      </form>
    </Section>
  );
}
