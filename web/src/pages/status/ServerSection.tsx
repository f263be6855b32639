import { Card, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyableCode } from '../../parts/CodeBlock.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { ComponentRow } from './ComponentRow.tsx';
import { DayTable } from './DayTable.tsx';
import { ResponseTimes } from './ResponseTimes.tsx';
import classes from './status.module.css';
import { type Server, TONES } from './types.ts';

/** A server: how it is as a whole, each of its components over 90 days, and how fast it answers. */
export function ServerSection({ server }: { readonly server: Server }) {
  const { t } = useTranslation(['status', 'app']);
  const { environment, url, state, reason, since, components, server_id } = server;
  const id = `server-${server_id}`;
  return (
    <Card component="section" aria-labelledby={id} p={0}>
      <div className={classes.serverHead}>
        <Group justify="space-between" gap="sm">
          <Title order={2} id={id}>
            {t(`app:environments.${environment}`)}
          </Title>
          <StatusBadge tone={TONES[state]}>{t(`states.${state}`)}</StatusBadge>
        </Group>
        <Text size="sm" c="dimmed" component="div">
          <CopyableCode value={url} label={t('server.copy_url')} />
        </Text>
        {(reason !== null || since !== null) && (
          <Text size="sm" mt={4}>
            {reason}
            {reason !== null && since !== null && ' · '}
            {since !== null && (
              <span className={classes.quiet}>
                {t('server.since')} <DateTime value={since} />
              </span>
            )}
          </Text>
        )}
      </div>
      <ul className={classes.components}>
        {components.map((component) => (
          <ComponentRow key={component.component} component={component} />
        ))}
      </ul>
      <div className={classes.serverFoot}>
        <DayTable server={server} />
      </div>
      <div className={classes.serverFoot}>
        <ResponseTimes server={server} />
      </div>
    </Card>
  );
}
