import { Alert, Anchor, Card, List, Text, Title } from '@mantine/core';
import { AlertIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CopyableCode } from '../../parts/CodeBlock.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { ApplicationStatus } from './ApplicationStatus.tsx';
import type { Application } from './application.ts';
import { RenewBy } from './RenewBy.tsx';

/** What the documented page shows of an application, and since when it may be deleted. */
export function ApplicationFacts({ application, now }: { readonly application: Application; readonly now: number }) {
  const { t } = useTranslation(['applications', 'app']);
  const { status, tokens_valid_until: until, cloned_from, name } = application;
  const isValid = until !== null && Date.parse(until) > now;
  return (
    <Card component="section" aria-labelledby="facts">
      <Title order={2} id="facts" mb="md">
        {t('facts.title')}
      </Title>
      {(status === 'Delete Failed' || status === 'Deleting') && (
        <Alert color="red" icon={<AlertIcon />} title={status} mb="md">
          <Text>{isValid ? t('facts.delete_failed') : t('facts.deletable')}</Text>
          {isValid && (
            <Text>
              {t('facts.deletable_from')} <DateTime value={until} />
            </Text>
          )}
        </Alert>
      )}
      <Facts
        entries={[
          [t('fields.status'), <ApplicationStatus key="" status={status} />],
          [t('fields.client_id'), <CopyableCode key="" value={application.client_id} label={t('copy_client_id', { name })} />],
          [t('fields.environment'), t(`app:environments.${application.environment}`)],
          [t('fields.created_at'), <DateTime key="" value={application.created_at} />],
          [t('fields.renew_by'), <RenewBy key="" value={application.renew_by} now={now} />],
          [t('fields.tokens_valid_until'), isValid ? <DateTime key="" value={until} /> : t('facts.no_token')],
          ...(cloned_from === null
            ? []
            : [
                [
                  t('fields.cloned_from'),
                  <Anchor key="" component={Link} to={`/applications/${cloned_from}`} style={{ overflowWrap: 'anywhere' }}>
                    <code>{cloned_from}</code>
                  </Anchor>,
                ] as const,
              ]),
          [t('fields.scopes'), <Listed key="" values={application.scopes} />],
          [t('fields.redirect_uris'), application.redirect_uris.length === 0 ? '–' : <Listed key="" values={application.redirect_uris} />],
          [t('fields.require_signed_assertion'), t(application.require_signed_assertion ? 'facts.yes' : 'facts.no')],
        ]}
      />
    </Card>
  );
}

function Listed({ values }: { readonly values: readonly string[] }) {
  return (
    <List listStyleType="none" size="sm" spacing={2}>
      {values.map((value) => (
        <List.Item key={value} style={{ overflowWrap: 'anywhere' }}>
          <code>{value}</code>
        </List.Item>
      ))}
    </List>
  );
}
