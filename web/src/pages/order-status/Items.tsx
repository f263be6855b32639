import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/Section.tsx';
import { Ordered } from './Ordered.tsx';
import classes from './order-status.module.css';
import { Replacement } from './Replacement.tsx';
import type { OrderPage } from './use-order-page.ts';

/** What was ordered and what became of it; replacements to decide come first. */
export function Items({ link, page }: { readonly link: string; readonly page: OrderPage }) {
  const { t } = useTranslation('order-status');
  const items = page.items.toSorted((a, b) => Number(b.can_decide) - Number(a.can_decide));
  const open = items.filter(({ can_decide }) => can_decide).length;
  return (
    <Section title={t('items.title')} description={open > 0 ? t('items.open', { count: open }) : undefined}>
      <ul className={classes.items}>
        {items.map((line) => (
          <li key={line.id} className={classes.item}>
            <Ordered product={line.item} line={line} />
            {(line.replacement || line.alternative) && <Replacement link={link} line={line} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
