import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { isoOf } from '../../parts/local-time.ts';
import { useApiForm } from '../../parts/use-api-form.ts';

export interface ReplayDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly environment: Environment;
  readonly webhookId: number;
}

export function ReplayDialog({ opened, onClose, ...target }: ReplayDialogProps) {
  const { t } = useTranslation(['webhooks', 'app']);
  return (
    <Modal opened={opened} onClose={onClose} title={t('replay.title')} closeButtonProps={{ 'aria-label': t('app:actions.close') }}>
      <ReplayForm {...target} onClose={onClose} />
    </Modal>
  );
}

/** Replays a range, call after call, and counts; leaving the dialog ends it after the call under way. */
function ReplayForm({ environment, webhookId, onClose }: Omit<ReplayDialogProps, 'opened'>) {
  const { t } = useTranslation(['webhooks', 'app']);
  const client = useQueryClient();
  const [count, setCount] = useState<number>();
  const [isOver, setOver] = useState(false);
  const left = useRef(false);
  const form = useApiForm({
    initial: { from: '', to: '', which: 'failed' as 'failed' | 'all' },
    send: async ({ from, to, which }) => {
      let body: { from?: string; to?: string; from_event_id?: string; which: 'failed' | 'all' } = {
        which,
        ...(from === '' ? {} : { from: isoOf(from) }),
        ...(to === '' ? {} : { to: isoOf(to) }),
      };
      let replayed = 0;
      for (;;) {
        const answer = await connect(environment).management.webhooks.replay({ webhook_id: webhookId, body });
        replayed += answer.replayed;
        setCount(replayed);
        if (answer.next_event_id === null || left.current) break;
        body = { ...body, from_event_id: BigInt(answer.next_event_id).toString() };
      }
      await client.invalidateQueries({ queryKey: [environment, 'deliveries'] });
      await client.invalidateQueries({ queryKey: [environment, 'webhooks', webhookId, 'health'] });
      setOver(true);
    },
  });
  const close = () => {
    left.current = true;
    onClose();
  };
  return (
    <form {...form.formProps}>
      <Stack gap="md">
        <Text>{t('replay.advice')}</Text>
        <FormProblem problem={form.problem} />
        <TextInput {...form.text('from')} type="datetime-local" step={1} label={t('replay.from')} description={t('replay.zone')} required />
        <TextInput {...form.text('to')} type="datetime-local" step={1} label={t('replay.to')} description={t('replay.to_hint')} />
        <Radio.Group label={t('replay.which')} value={form.values.which} onChange={(value) => form.set('which', value as 'failed' | 'all')}>
          <Stack gap="xs" mt="xs">
            <Radio value="failed" label={t('replay.failed')} />
            <Radio value="all" label={t('replay.all')} />
          </Stack>
        </Radio.Group>
        <Text role="status" fw={600}>
          {count !== undefined && t(isOver ? 'replay.done' : 'replay.progress', { count })}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('app:actions.close')}
          </Button>
          <Button type="submit" loading={form.pending}>
            {t('replay.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
