import { Button, Group, NumberInput, Progress, Stack, Text } from '@mantine/core';
import { HubotIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectError } from '../../../../../client/errors.ts';
import type { AutomaticShopperRun } from '../../../../../client/generated/types.ts';
import { connect } from '../../../api/connect.ts';
import { DateTime } from '../../../parts/DateTime.tsx';
import { isOver } from '../../../parts/order/state-of.ts';
import { orderKey, type WholeOrder } from '../../../parts/order/use-order.ts';
import { StatusBadge, type Tone } from '../../../parts/StatusBadge.tsx';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';

const TONES: Readonly<Record<AutomaticShopperRun['status'], Tone>> = {
  running: 'progress',
  done: 'good',
  held: 'warning',
  stopped: 'neutral',
  failed: 'bad',
};
const FAST = 60;

/** The automatic shopper with one order in hand. */
export function RunPanel({ order }: { readonly order: WholeOrder }) {
  const { t } = useTranslation('testing');
  const [speed, setSpeed] = useState(FAST);
  const { order_id, retailer_id } = order;
  const options = { retailerId: retailer_id };
  const { automaticShopper } = connect('development').management;
  const run = useRun(order);
  const act = useApiMutation<unknown, () => Promise<unknown>>({
    mutationFn: (work) => work(),
    changes: [orderKey('development', order_id)],
  });
  const running = run?.status === 'running' || run?.status === 'held';
  return (
    <Stack gap="sm">
      {run ? (
        <>
          <Group justify="space-between">
            <StatusBadge tone={TONES[run.status]}>{t(`run.${run.status}`)}</StatusBadge>
            <Text size="sm" c="dimmed">
              {t('run.steps', { step: run.step, steps: run.steps, speed: run.speed })}
            </Text>
          </Group>
          <Progress value={run.steps === 0 ? 100 : (100 * run.step) / run.steps} aria-label={t('run.progress')} />
          {run.doing !== null && (
            <Text size="sm">
              {t('run.next', { doing: run.doing })} {run.next_at !== null && <DateTime value={run.next_at} />}
            </Text>
          )}
          {run.log.length > 0 && (
            <details>
              <summary>{t('run.log')}</summary>
              <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
                {run.log.map(({ did, result }) => `${did} – ${result}`).join('\n')}
              </Text>
            </details>
          )}
        </>
      ) : (
        <Text c="dimmed">{t('run.none')}</Text>
      )}
      {!isOver(order) && (
        <Group gap="sm" align="flex-end">
          <NumberInput
            label={t('shopper.speed')}
            w="9rem"
            min={0.01}
            max={10_000}
            value={speed}
            onChange={(value) => setSpeed(Number(value))}
          />
          <Button
            leftSection={<HubotIcon />}
            loading={act.isPending}
            onClick={() => act.mutate(() => automaticShopper.start({ order_id, body: { speed } }, options))}
          >
            {t(run ? 'run.again' : 'run.start')}
          </Button>
          {running && (
            <Button
              variant="default"
              loading={act.isPending}
              onClick={() => act.mutate(() => automaticShopper.stop({ order_id }, options))}
            >
              {t('run.stop')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

function useRun({ order_id, retailer_id }: WholeOrder): AutomaticShopperRun | null | undefined {
  return useQuery({
    queryKey: [...orderKey('development', order_id), 'run'],
    queryFn: async ({ signal }) => {
      try {
        return await connect('development').management.automaticShopper.getRun({ order_id }, { retailerId: retailer_id, signal });
      } catch (error) {
        if (error instanceof ConnectError && error.status === 404) return null;
        throw error;
      }
    },
  }).data;
}
