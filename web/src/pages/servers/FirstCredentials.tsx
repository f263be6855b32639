import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/console.ts';
import { SecretOnce } from '../../parts/SecretOnce.tsx';

export type Started = Answer<'POST /api/assignments/retry'>;

export interface FirstCredentialsProps {
  readonly credentials: Started['credentials'];
  /** Of the organization, for the name of the file. */
  readonly slug: string;
  readonly onKept: () => void;
}

/** The credentials of the first application on each server, as far as they were made just now. */
export function FirstCredentials({ credentials, slug, onKept }: FirstCredentialsProps) {
  const { t } = useTranslation('servers');
  const values = Object.fromEntries(
    Object.entries(credentials).flatMap(([environment, one]) => {
      if (!one) return [];
      const name = `CARTWRIGHT_${environment.toUpperCase()}`;
      return [
        [`${name}_URL`, one.url],
        [`${name}_CLIENT_ID`, one.client_id],
        [`${name}_CLIENT_SECRET`, one.client_secret],
      ];
    }),
  );
  if (Object.keys(values).length === 0) return null;
  return <SecretOnce values={values} fileName={`${slug}.env`} advice={t('credentials')} onKept={onKept} />;
}
