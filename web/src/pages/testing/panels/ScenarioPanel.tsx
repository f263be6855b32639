import { Alert, Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { AlertIcon, PlayIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectError } from '../../../../../client/errors.ts';
import { connect } from '../../../api/connect.ts';
import { ErrorState } from '../../../parts/ErrorState.tsx';
import classes from '../../../parts/order/order.module.css';
import { isOver } from '../../../parts/order/state-of.ts';
import { orderKey, type WholeOrder } from '../../../parts/order/use-order.ts';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';
import own from '../testing.module.css';

const FAST = 60;

/** The library of scenarios, and an editor for one of one's own; with an order, what runs them. */
export function ScenarioPanel({ order }: { readonly order?: WholeOrder }) {
  const { t } = useTranslation('testing');
  const [text, setText] = useState('');
  const { management } = connect('development');
  const library = useQuery({
    queryKey: ['development', 'scenarios'],
    queryFn: ({ signal }) => management.scenarios.list({}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const open = useApiMutation<{ text: string }, string>({
    mutationFn: (name) => management.scenarios.get({ name }),
    onSuccess: (scenario) => setText(scenario.text),
  });
  const run = useApiMutation<unknown, { scenario: string } | { scenario_text: string }>({
    mutationFn: (what) =>
      management.automaticShopper.start({ order_id: order!.order_id, body: { speed: FAST, ...what } }, { retailerId: order!.retailer_id }),
    changes: order ? [orderKey('development', order.order_id)] : [],
    success: t('scenarios.started'),
  });
  if (library.error) return <ErrorState error={library.error} title={t('scenarios.failed')} onRetry={library.refetch} />;
  const shown = library.data?.scenarios.filter(({ kinds }) => !order || (kinds as string[]).includes(order.kind)) ?? [];
  const canRun = order !== undefined && !isOver(order);
  return (
    <Stack gap="md">
      <ul className={classes.lines} aria-label={t('scenarios.library')}>
        {shown.map(({ name, description, kinds }) => (
          <li key={name} className={classes.line}>
            <div className={classes.lineText}>
              <Text fw={550}>{name}</Text>
              <Text size="sm" c="dimmed">
                {description}
              </Text>
              {!order && (
                <Group gap={4} mt={4}>
                  {kinds.map((kind) => (
                    <Badge key={kind} color="gray" tt="none">
                      {t(`kinds.${kind}`)}
                    </Badge>
                  ))}
                </Group>
              )}
            </div>
            <Group gap="xs">
              <Button size="xs" variant="default" aria-label={t('scenarios.edit_name', { name })} onClick={() => open.mutate(name)}>
                {t('scenarios.edit')}
              </Button>
              {canRun && (
                <Button
                  size="xs"
                  leftSection={<PlayIcon />}
                  aria-label={t('scenarios.run_name', { name })}
                  loading={run.isPending}
                  onClick={() => run.mutate({ scenario: name })}
                >
                  {t('scenarios.run')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <Textarea
        className={own.yaml}
        label={t('scenarios.own')}
        description={order ? t('scenarios.own_advice') : t('scenarios.own_without_order')}
        autosize
        minRows={6}
        maxRows={24}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {run.error instanceof ConnectError && <Problems error={run.error} text={text} />}
      {canRun && (
        <Group justify="flex-end">
          <Button disabled={text.trim() === ''} loading={run.isPending} onClick={() => run.mutate({ scenario_text: text })}>
            {t('scenarios.run_own')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Each problem with the line that it is about. */
function Problems({ error, text }: { readonly error: ConnectError; readonly text: string }) {
  const lines = text.split('\n');
  return (
    <Alert color="red" icon={<AlertIcon />} role="alert">
      {error.errors.map(({ message, key }) => {
        const line = /^line (\d+)/.exec(message)?.[1];
        return (
          <div key={`${key} ${message}`}>
            <Text fw={550}>{message}</Text>
            {line !== undefined && <code>{lines[Number(line) - 1]}</code>}
          </div>
        );
      })}
    </Alert>
  );
}
