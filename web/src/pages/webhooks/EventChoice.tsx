import { Button, Checkbox, Fieldset, Group, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { SearchIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnvironment } from '../../app/environment.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { TOPICS, topicOf } from './event-topics.ts';
import { eventTypesQuery } from './webhook.ts';

/** Sent to a webhook by its test alone. */
const TEST = 'cartwright.test';

export interface EventChoiceProps {
  readonly value: readonly string[];
  readonly onChange: (names: string[]) => void;
}

/** The events that a webhook is notified about, by topic. */
export function EventChoice({ value, onChange }: EventChoiceProps) {
  const { t } = useTranslation('webhooks');
  const [environment] = useEnvironment();
  const [search, setSearch] = useState('');
  const { data, error, refetch } = useQuery(eventTypesQuery(environment));
  if (error) return <ErrorState error={error} title={t('events.failed')} onRetry={refetch} />;
  if (!data) return <Skeleton h={320} />;
  const all = data.filter(({ event_name }) => event_name !== TEST);
  const wanted = search.trim().toLowerCase();
  const shown = all.filter(({ event_name, title, when }) => `${event_name} ${title} ${when}`.toLowerCase().includes(wanted));
  const chosen = new Set(value);
  const put = (names: readonly string[], on: boolean) =>
    onChange(all.map(({ event_name }) => event_name).filter((name) => (names.includes(name) ? on : chosen.has(name))));
  return (
    <Stack gap="md">
      <Group gap="sm" align="flex-end">
        <TextInput
          type="search"
          aria-label={t('events.search')}
          placeholder={t('events.search')}
          leftSection={<SearchIcon />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          flex="1 1 14rem"
        />
        <Button
          variant="default"
          onClick={() =>
            put(
              shown.map(({ event_name }) => event_name),
              true,
            )
          }
        >
          {t('events.all')}
        </Button>
        <Button
          variant="default"
          onClick={() =>
            put(
              shown.map(({ event_name }) => event_name),
              false,
            )
          }
        >
          {t('events.none')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {value.length === 0 ? t('events.default') : t('events.chosen', { count: value.length, total: all.length })}
      </Text>
      {shown.length === 0 && <Text>{t('events.no_match')}</Text>}
      {TOPICS.map((topic) => {
        const events = shown.filter(({ event_name }) => topicOf(event_name) === topic);
        if (events.length === 0) return null;
        return (
          <Fieldset key={topic} legend={t(`topics.${topic}`)}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              {events.map(({ event_name, title, when }) => (
                <Checkbox
                  key={event_name}
                  label={title}
                  checked={chosen.has(event_name)}
                  onChange={(event) => put([event_name], event.currentTarget.checked)}
                  description={
                    <>
                      <code>{event_name}</code>
                      <br />
                      {when}
                    </>
                  }
                />
              ))}
            </SimpleGrid>
          </Fieldset>
        );
      })}
    </Stack>
  );
}
