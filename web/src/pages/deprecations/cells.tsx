import { Anchor, Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Deprecation, Use } from './uses.ts';

const DAY = 86_400_000;
/** Page of the reference, which the console serves beside its own. */
const topic = (operation: string) => `/docs/operations/${operation}.html`;

/** What is deprecated, and what kind of thing it is. */
export function What({ deprecation: { kind, name, operations } }: { readonly deprecation: Deprecation }) {
  const { t } = useTranslation('deprecations');
  const [id = ''] = operations;
  const isOperation = kind === 'operation';
  return (
    <Stack gap={2}>
      {isOperation ? (
        <Text component="span">
          <Anchor href={topic(id)}>{id}</Anchor>
          {name.slice(id.length)}
        </Text>
      ) : (
        <Code w="fit-content">{name}</Code>
      )}
      <Text component="span" size="sm" c="dimmed">
        {t(`kinds.${kind}`)}
        {!isOperation && operations.length === 1 && (
          <>
            {' · '}
            <Anchor href={topic(id)} size="sm">
              {id}
            </Anchor>
          </>
        )}
      </Text>
    </Stack>
  );
}

/** The operation, field or value to move to, or what to do where there is none. */
export function Instead({ deprecation: { kind, replacement, advice } }: { readonly deprecation: Deprecation }) {
  if (replacement === null) return advice;
  return kind === 'operation' ? <Anchor href={topic(replacement)}>{replacement}</Anchor> : <Code>{replacement}</Code>;
}

/** The last day, and how far away it is. */
export function Sunset({ day }: { readonly day: string }) {
  const { i18n } = useTranslation();
  const moment = new Date(`${day}T00:00:00Z`);
  const days = Math.ceil((moment.getTime() - Date.now()) / DAY);
  return (
    <Stack gap={2}>
      <time dateTime={day}>{new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(moment)}</time>
      <Text component="span" size="sm" c="dimmed">
        {new Intl.RelativeTimeFormat(i18n.language).format(days, 'day')}
      </Text>
    </Stack>
  );
}

export function Application({ application: { client_id, name } }: Pick<Use, 'application'>) {
  const { t } = useTranslation('deprecations');
  if (client_id === null) return t('api_key');
  return (
    <Anchor component={Link} to={`/applications/${client_id}`}>
      {name}
    </Anchor>
  );
}
