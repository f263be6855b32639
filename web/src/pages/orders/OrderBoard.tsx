import { Button, Skeleton, Text, Title } from '@mantine/core';
import { PackageIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEnvironment } from '../../app/environment.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Window } from './OrderTable.tsx';
import type { OrderQuery } from './order-filters.ts';
import { BOARD_COLUMNS, type ListedOrder, type WorkflowState } from './order-states.ts';
import classes from './orders.module.css';
import { useOrderPages } from './use-order-pages.ts';

const PAGE = 50;

export interface OrderBoardProps {
  readonly query: OrderQuery;
  /** By workflow state; columns without orders are left out. */
  readonly counts: Readonly<Record<string, number>> | undefined;
}

/** Orders as cards, a column for each workflow state, those with the earliest window on top. */
export function OrderBoard({ query, counts }: OrderBoardProps) {
  const { t } = useTranslation('orders');
  if (!counts) return <Skeleton h={320} />;
  const columns = BOARD_COLUMNS.filter((state) => (counts[state] ?? 0) > 0);
  if (columns.length === 0) return <EmptyState icon={PackageIcon} title={t('empty')} advice={t('empty_advice')} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
    <section className={classes.board} aria-label={t('views.board')} tabIndex={0}>
      {columns.map((state) => (
        <Column key={state} state={state} query={query} count={counts[state] ?? 0} />
      ))}
    </section>
  );
}

function Column({ state, query, count }: { readonly state: WorkflowState; readonly query: OrderQuery; readonly count: number }) {
  const { t, i18n } = useTranslation('orders');
  const [environment] = useEnvironment();
  const rows = useOrderPages(environment, { ...query, workflow_state: state, sort: 'window' }, PAGE);
  const name = t(`states.${state}`);
  return (
    <section className={classes.column} aria-label={name}>
      <div className={classes.columnHead}>
        <Title order={2} size="h4">
          {name}
        </Title>
        <span className={classes.count}>{new Intl.NumberFormat(i18n.language).format(count)}</span>
      </div>
      {rows.error && rows.items.length === 0 ? (
        <ErrorState error={rows.error} title={t('failed')} onRetry={rows.retry} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
        <ul className={classes.columnCards} tabIndex={0} aria-label={name}>
          {rows.isLoading && <Skeleton h={72} component="li" />}
          {rows.items.map((order) => (
            <OrderCard key={order.order_id} order={order} />
          ))}
          {rows.hasMore && (
            <li>
              <Button variant="subtle" size="xs" fullWidth loading={rows.isLoadingMore} onClick={rows.loadMore}>
                {t('app:actions.load_more')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function OrderCard({ order }: { readonly order: ListedOrder }) {
  const { t } = useTranslation('orders');
  return (
    <li className={classes.order}>
      <Link className={classes.orderLink} to={`/orders/${encodeURIComponent(order.order_id)}`}>
        {order.order_id}
      </Link>
      <Text size="xs" c="dimmed">
        {t(`kinds.${order.kind}`)} · {order.location_code}
      </Text>
      <Text size="xs" mt={4} component="div">
        <Window order={order} />
      </Text>
    </li>
  );
}
