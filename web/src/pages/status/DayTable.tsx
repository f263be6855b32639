import { Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Server } from './types.ts';
import { dayName, percent } from './uptime.ts';

/** What the bars show, in numbers; drawn once it is unfolded. */
export function DayTable({ server: { environment, components } }: { readonly server: Server }) {
  const { t, i18n } = useTranslation(['status', 'app']);
  const [open, setOpen] = useState(false);
  const label = t('days.table', { server: t(`app:environments.${environment}`) });
  const dates = components[0]?.days.map(({ date }) => date) ?? [];
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('app:chart.as_table')}</summary>
      {open && (
        <Table.ScrollContainer
          minWidth={640}
          maxHeight={320}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
        >
          <Table aria-label={label} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('days.day')}</Table.Th>
                {components.map(({ component }) => (
                  <Table.Th key={component}>{t(`components.${component}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {dates
                .map((date, index) => (
                  <Table.Tr key={date}>
                    <Table.Th scope="row">{dayName(date, i18n.language)}</Table.Th>
                    {components.map(({ component, days }) => {
                      const uptime = days[index]?.uptime ?? null;
                      return <Table.Td key={component}>{uptime === null ? '–' : percent(uptime, i18n.language)}</Table.Td>;
                    })}
                  </Table.Tr>
                ))
                .reverse()}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </details>
  );
}
