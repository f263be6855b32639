import { MultiSelect, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { COMPONENTS, type Component, type Server } from './types.ts';

export interface Subject {
  /** Number of the server; '' for the whole installation. */
  readonly server_id: string;
  readonly components: Component['component'][];
}

export interface SubjectFieldsProps {
  readonly servers: readonly Server[];
  readonly subject: Subject;
  readonly onChange: (changed: Partial<Subject>) => void;
}

/** Which server and which components an incident or maintenance is about. */
export function SubjectFields({ servers, subject, onChange }: SubjectFieldsProps) {
  const { t } = useTranslation(['status', 'app']);
  return (
    <>
      <NativeSelect
        label={t('about.server')}
        value={subject.server_id}
        onChange={(event) => onChange({ server_id: event.currentTarget.value })}
        data={[
          { value: '', label: t('about.installation') },
          ...servers.map(({ server_id, environment, url }) => ({
            value: String(server_id),
            label: `${t(`app:environments.${environment}`)} (${url})`,
          })),
        ]}
      />
      <MultiSelect
        label={t('about.components')}
        description={t('about.components_advice')}
        value={subject.components}
        onChange={(components) => onChange({ components: components as Component['component'][] })}
        data={COMPONENTS.map((value) => ({ value, label: t(`components.${value}`) }))}
        clearable
        clearButtonProps={{ 'aria-label': t('about.clear') }}
      />
    </>
  );
}

/** As the routes take it. */
export const subjectBody = ({ server_id, components }: Subject) => ({
  server_id: server_id === '' ? null : Number(server_id),
  ...(components.length === 0 ? {} : { components }),
});
