import { ActionIcon, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { PlusIcon, TrashIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HoursException, HoursPeriod } from '../../../../client/generated/types.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { Section } from '../../parts/Section.tsx';
import { Periods } from './Periods.tsx';
import { type StoreKey, useMayOperate, useOfStore, useStoreWrite } from './use-store.ts';

/** Holidays and other days with hours of their own. */
export function HoursExceptions({ storeKey }: { readonly storeKey: StoreKey }) {
  const { t } = useTranslation('stores');
  const { location_code } = storeKey;
  const { data } = useOfStore(
    storeKey,
    'exceptions',
    async ({ hoursExceptions }, options) => (await hoursExceptions.list({ location_code }, options)).exceptions,
  );
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<HoursException>();
  const mayOperate = useMayOperate();
  const remove = useStoreWrite(
    storeKey,
    (management, date: string, options) => management.hoursExceptions.delete({ location_code, date }, options),
    t('saved'),
  );
  return (
    <Section
      title={t('exceptions.title')}
      aside={
        mayOperate && (
          <Button size="xs" variant="default" leftSection={<PlusIcon />} onClick={() => setAdding(true)}>
            {t('exceptions.add')}
          </Button>
        )
      }
    >
      {data?.length === 0 && <Text c="dimmed">{t('exceptions.none')}</Text>}
      {data && data.length > 0 && (
        <Table>
          <Table.Tbody>
            {data.map((exception) => (
              <Table.Tr key={exception.date}>
                <Table.Td>{exception.date}</Table.Td>
                <Table.Td>{exception.name ?? '–'}</Table.Td>
                <Table.Td>
                  {exception.periods.length === 0
                    ? t('hours.closed')
                    : exception.periods.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')}
                </Table.Td>
                <Table.Td ta="right">
                  {mayOperate && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('exceptions.remove', { date: exception.date })}
                      onClick={() => setLeaving(exception)}
                    >
                      <TrashIcon />
                    </ActionIcon>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {adding && <ExceptionDialog storeKey={storeKey} onClose={() => setAdding(false)} />}
      <ConfirmDialog
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={t('exceptions.remove', { date: leaving?.date })}
        action={t('exceptions.remove_action')}
        destructive
        pending={remove.isPending}
        onConfirm={() => remove.mutate(leaving!.date, { onSuccess: () => setLeaving(undefined) })}
      >
        <Text>{t('exceptions.remove_advice')}</Text>
      </ConfirmDialog>
    </Section>
  );
}

function ExceptionDialog({ storeKey, onClose }: { readonly storeKey: StoreKey; readonly onClose: () => void }) {
  const { t } = useTranslation('stores');
  const set = useStoreWrite(
    storeKey,
    (management, { date, name, periods }: { date: string; name: string; periods: HoursPeriod[] }, options) =>
      management.hoursExceptions.set(
        { location_code: storeKey.location_code, date, body: { periods, ...(name.trim() === '' ? {} : { name: name.trim() }) } },
        options,
      ),
  );
  return (
    <FormDialog
      title={t('exceptions.add')}
      action={t('exceptions.add')}
      onClose={onClose}
      initial={{ date: '', name: '', periods: [] as HoursPeriod[] }}
      send={set.mutateAsync}
      fields={(form) => (
        <Stack gap="md">
          <Group grow align="flex-start">
            <TextInput type="date" label={t('exceptions.date')} data-autofocus required {...form.text('date')} />
            <TextInput label={t('exceptions.name')} placeholder={t('exceptions.name_hint')} {...form.text('name')} />
          </Group>
          <Periods periods={form.values.periods} onChange={(periods) => form.set('periods', periods)} />
          {form.errors.periods && <Text c="var(--mantine-color-error)">{form.errors.periods}</Text>}
        </Stack>
      )}
    />
  );
}
