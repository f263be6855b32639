import { Button, Group, ScrollArea } from '@mantine/core';
import { BeakerIcon } from '@primer/octicons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSignedIn } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { CallDrawer } from './calls/CallDrawer.tsx';
import classes from './testing.module.css';

const TABS = ['', '/new', '/shopper', '/scenarios', '/clock', '/faults', '/snapshots'] as const;

export interface TestingFrameProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Head, tabs and API calls of the testing center, which exists on development only. */
export function TestingFrame({ title, description, actions, children }: TestingFrameProps) {
  const { t } = useTranslation('testing');
  const [environment, choose] = useEnvironment();
  const ready = useSignedIn().servers?.development.state === 'ready';
  if (environment === 'production') {
    return (
      <>
        <PageHeader title={title} />
        <EmptyState
          icon={BeakerIcon}
          title={t('frame.development_only')}
          advice={t('frame.development_advice')}
          action={<Button onClick={() => choose('development')}>{t('frame.to_development')}</Button>}
        />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={title}
        description={description}
        actions={
          <>
            {actions}
            <CallDrawer />
          </>
        }
      />
      <ScrollArea type="auto" offsetScrollbars="x" mb="lg">
        <nav aria-label={t('frame.tabs')}>
          <Group gap={4} wrap="nowrap">
            {TABS.map((path) => (
              <NavLink key={path} end to={`/testing${path}`} className={classes.tab}>
                {t(`tabs.${path.slice(1) || 'overview'}`)}
              </NavLink>
            ))}
          </Group>
        </nav>
      </ScrollArea>
      {ready ? children : <EmptyState icon={BeakerIcon} title={t('frame.no_server')} advice={t('frame.no_server_advice')} />}
    </>
  );
}
