import { Button, FileButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { HistoryIcon, UploadIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect, downloadUrl } from '../../../api/connect.ts';
import { ConfirmDialog } from '../../../parts/ConfirmDialog.tsx';
import { DataTable } from '../../../parts/DataTable.tsx';
import { DateTime } from '../../../parts/DateTime.tsx';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';
import { allRows } from '../../../parts/use-row-pages.ts';

type Asked = { readonly act: 'restore' | 'delete' | 'reset'; readonly name: string };
const MEBIBYTE = 1024 * 1024;
/** A large file over a slow line takes its time. */
const UPLOAD_MILLISECONDS = 10 * 60_000;

/** Snapshots of the organization's data: taken, restored, exchanged as files; and the way back to the beginning. */
export function SnapshotPanel() {
  const { t, i18n } = useTranslation('testing');
  const [name, setName] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const { management } = connect('development');
  const list = useQuery({
    queryKey: ['development', 'snapshots'],
    queryFn: async ({ signal }) => (await management.snapshots.list({}, { signal })).snapshots,
  });
  const act = useApiMutation<unknown, () => Promise<unknown>>({
    mutationFn: (work) => work(),
    changes: [['development']],
    success: t('snapshots.done'),
  });
  const take = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(() => management.snapshots.create({ body: { name } }), { onSuccess: () => setName('') });
  };
  const upload = (file: File | null) => {
    if (!file) return;
    const as = file.name
      .toLowerCase()
      .replace(/(\.cartwright)?(\.json)?(\.ndjson)?\.gz$|\.[a-z.]*$/, '')
      .replace(/[^a-z0-9_-]+/g, '-');
    act.mutate(async () => {
      const body = new Uint8Array(await file.arrayBuffer());
      return management.snapshots.upload({ name: as, body }, { timeout: UPLOAD_MILLISECONDS });
    });
  };
  const confirmed = ({ act: what, name: of }: Asked) => {
    setAsked(undefined);
    if (what === 'restore') act.mutate(() => management.snapshots.restore({ name: of, body: { clock_of_snapshot: true } }));
    else if (what === 'delete') act.mutate(() => management.snapshots.delete({ name: of }));
    else act.mutate(() => management.reset({ body: {} }));
  };
  return (
    <Stack gap="md">
      <form onSubmit={take}>
        <Group gap="sm" align="flex-end">
          <TextInput
            label={t('snapshots.name')}
            description={t('snapshots.name_advice')}
            flex="1 1 14rem"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={name.trim() === ''} loading={act.isPending}>
            {t('snapshots.take')}
          </Button>
          <FileButton onChange={upload} accept=".gz,application/gzip">
            {(props) => (
              <Button {...props} variant="default" leftSection={<UploadIcon />}>
                {t('snapshots.upload')}
              </Button>
            )}
          </FileButton>
        </Group>
      </form>
      <DataTable
        label={t('snapshots.list')}
        rows={allRows(list)}
        rowKey={(row) => row.name}
        empty={{ icon: HistoryIcon, title: t('snapshots.none'), advice: t('snapshots.none_advice') }}
        columns={[
          { key: 'name', title: t('snapshots.name'), cell: (row) => row.name },
          { key: 'taken', title: t('snapshots.taken'), cell: (row) => <DateTime value={row.taken_at} /> },
          { key: 'clock', title: t('snapshots.clock'), cell: (row) => <DateTime value={row.clock_at} timeZone="UTC" /> },
          { key: 'orders', title: t('snapshots.orders'), cell: (row) => row.counts.orders ?? 0, align: 'right' },
          {
            key: 'size',
            title: t('snapshots.size'),
            align: 'right',
            cell: (row) =>
              t('snapshots.megabytes', {
                size: new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(row.size / MEBIBYTE),
              }),
          },
          {
            key: 'acts',
            title: t('snapshots.acts'),
            cell: (row) => (
              <Group gap="xs">
                <Button size="xs" variant="default" onClick={() => setAsked({ act: 'restore', name: row.name })}>
                  {t('snapshots.restore')}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  component="a"
                  href={downloadUrl('development', `/cartwright/v1/snapshots/${row.name}`)}
                  download
                >
                  {t('app:actions.download')}
                </Button>
                <Button size="xs" variant="default" onClick={() => setAsked({ act: 'delete', name: row.name })}>
                  {t('snapshots.delete')}
                </Button>
              </Group>
            ),
          },
        ]}
      />
      <Group justify="space-between">
        <Text c="dimmed" maw="36rem">
          {t('snapshots.reset_advice')}
        </Text>
        <Button color="red" variant="outline" onClick={() => setAsked({ act: 'reset', name: t('snapshots.everything') })}>
          {t('snapshots.reset')}
        </Button>
      </Group>
      <ConfirmDialog
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={asked ? t(`snapshots.${asked.act}_title`, { name: asked.name }) : ''}
        action={asked ? t(`snapshots.${asked.act}`) : ''}
        destructive
        onConfirm={() => asked && confirmed(asked)}
      >
        {asked && t(`snapshots.${asked.act}_confirm`)}
      </ConfirmDialog>
    </Stack>
  );
}
