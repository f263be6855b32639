import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { COMPONENTS, type Incident } from './types.ts';

type Subject = Pick<Incident, 'environment' | 'components'>;

/** Which server and which of its components something is about. */
export function About({ environment, components }: Subject) {
  const { t } = useTranslation(['status', 'app']);
  const server = environment === null ? t('about.both') : t(`app:environments.${environment}`);
  const parts = components.length === COMPONENTS.length ? [t('about.all')] : components.map((one) => t(`components.${one}`));
  return (
    <Text size="sm" c="dimmed">
      {server}: {parts.join(', ')}
    </Text>
  );
}
