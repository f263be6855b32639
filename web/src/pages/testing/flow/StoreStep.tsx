import { Button, Group, SegmentedControl, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { SearchIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../../../../client/generated/types.ts';
import { connect } from '../../../api/connect.ts';
import type { Place } from '../../../parts/map-geometry.ts';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';
import classes from '../testing.module.css';
import { type Draft, KINDS, type Kind } from './draft.ts';
import { findStores } from './requests.ts';
import { NextButton, type StepProps } from './step.tsx';

const MapView = lazy(() => import('../../../parts/MapView.tsx'));

/** A store that serves the place: by address, or chosen on the map. */
export function StoreStep({ draft, change, next }: StepProps) {
  const { t } = useTranslation('testing');
  const { kind, retailerId, address, store } = draft;
  const positions = useQuery({
    queryKey: ['development', 'store-positions'],
    queryFn: ({ signal }) => connect('development').management.stores.listPositions({ active: true }, { signal }),
  });
  const find = useApiMutation<readonly Store[], Draft>({ mutationFn: findStores });
  const own = positions.data?.stores.filter(({ retailer_id }) => retailer_id === retailerId) ?? [];
  const found = find.data && new Set(find.data.map(({ location_code }) => location_code));
  const shown = found && found.size > 0 ? own.filter(({ location_code }) => found.has(location_code)) : own;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find.mutate(draft);
  };
  /** The place of a store on the map becomes the place that is searched. */
  const chooseOnMap = async ({ id }: Place) => {
    const { address: place } = await connect('development').management.stores.get({ location_code: id }, { retailerId });
    const { address_line_1, postal_code, city } = place;
    change({ address: { address_line_1, postal_code, city } });
    find.mutate({ ...draft, address: { address_line_1, postal_code, city } });
  };
  const set = (name: 'address_line_1' | 'postal_code' | 'city') => ({
    label: t(`store.${name}`),
    value: address[name] ?? '',
    onChange: (event: { currentTarget: HTMLInputElement }) => change({ address: { ...address, [name]: event.currentTarget.value } }),
  });
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('store.kind')}
        value={kind}
        onChange={(value) => {
          find.reset();
          change({ kind: value as Kind });
        }}
        data={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end">
          <TextInput flex="2 1 14rem" {...set('address_line_1')} />
          <TextInput flex="1 1 8rem" {...set('city')} />
          <TextInput flex="1 1 7rem" required {...set('postal_code')} />
          <Button type="submit" leftSection={<SearchIcon />} loading={find.isPending} disabled={address.postal_code.trim() === ''}>
            {t('store.find')}
          </Button>
        </Group>
      </form>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Suspense fallback={<Skeleton h={300} />}>
          <MapView
            places={shown.map((one) => ({ id: one.location_code, name: one.name, latitude: one.latitude, longitude: one.longitude }))}
            onChoose={chooseOnMap}
          />
        </Suspense>
        <div>
          {find.data === undefined && !store && <Text c="dimmed">{t('store.advice')}</Text>}
          {find.data?.length === 0 && <Text role="status">{t('store.none')}</Text>}
          {find.data && find.data.length > 0 && (
            <ul className={classes.stores} aria-label={t('store.found')}>
              {find.data.map((one) => (
                <li key={one.location_code}>
                  <button
                    type="button"
                    className={classes.choice}
                    aria-pressed={store?.location_code === one.location_code}
                    onClick={() => change({ store: { location_code: one.location_code, name: one.name } })}
                  >
                    <strong>{one.name}</strong>
                    <br />
                    <small>
                      {one.location_code}
                      {Object.entries(one.flags)
                        .filter(([, is]) => is)
                        .map(([flag]) => ` · ${t(`store.flags.${flag}`)}`)}
                    </small>
                  </button>
                </li>
              ))}
            </ul>
          )}
          {store && <Text mt="sm">{t('store.chosen', { name: store.name, code: store.location_code })}</Text>}
        </div>
      </SimpleGrid>
      <NextButton disabled={!store} onClick={next} />
    </Stack>
  );
}
