import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { Section } from '../../parts/Section.tsx';
import { useRowPages } from '../../parts/use-row-pages.ts';
import { AuditTable } from '../audit/AuditTable.tsx';

const PAGE = 10;

/** Sign-ins and changes of the account itself, so that its owner notices those of somebody else. */
export function OwnActivity() {
  const { t } = useTranslation('account');
  const rows = useRowPages({
    queryKey: ['own-audit'],
    fetchPage: async (after, signal) => {
      const query = { limit: PAGE, ...(after === undefined ? {} : { before: Number(after) }) };
      const { entries, next } = await callConsole('GET /api/account/audit', { query, signal });
      return { rows: entries, next: next === null ? null : String(next) };
    },
  });
  return (
    <Section title={t('activity.title')} description={t('activity.description')}>
      <AuditTable label={t('activity.list')} rows={rows} own />
    </Section>
  );
}
