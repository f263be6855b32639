import { Alert, Anchor, Card } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CopyableCode } from '../../parts/CodeBlock.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import classes from './requests.module.css';
import type { WholeRequest } from './types.ts';

export function RequestFacts({ request }: { readonly request: WholeRequest }) {
  const { t } = useTranslation('requests');
  const { request_id, started_at, clock_time, operation_id, application, user_agent, error, fault, connection, replay_of } = request;
  return (
    <Card>
      {error && (
        <Alert color="red" mb="md" title={t('refused')}>
          {error.key === null ? '' : `${error.key}: `}
          {error.message}
          {error.code !== null && ` (${t('code', { code: error.code })})`}
        </Alert>
      )}
      <dl className={classes.facts}>
        <Fact name={t('facts.request_id')}>
          <CopyableCode value={request_id} label={t('facts.copy_id')} />
        </Fact>
        <Fact name={t('columns.operation')}>{operation_id}</Fact>
        <Fact name={t('columns.application')}>{application?.name ?? '–'}</Fact>
        <Fact name={t('columns.time')}>
          <DateTime value={started_at} />
        </Fact>
        {clock_time !== null && (
          <Fact name={t('facts.clock')}>
            <DateTime value={clock_time} />
          </Fact>
        )}
        <Fact name={t('facts.user_agent')}>{user_agent ?? '–'}</Fact>
        {fault !== null && <Fact name={t('facts.fault')}>{fault}</Fact>}
        {connection !== null && <Fact name={t('facts.connection')}>{t(`connections.${connection}`, connection)}</Fact>}
        {replay_of !== null && (
          <Fact name={t('facts.replay_of')}>
            <Anchor component={Link} to={`/requests/${encodeURIComponent(replay_of)}`}>
              {replay_of}
            </Anchor>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
