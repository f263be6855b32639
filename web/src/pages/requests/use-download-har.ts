import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { download } from '../../parts/download.ts';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import type { RequestQuery } from './types.ts';

const MOST = 1_000;

/** Saves what the filters choose as an HTTP Archive. */
export function useDownloadHar(environment: Environment, query: RequestQuery) {
  const { t } = useTranslation('requests');
  return useApiMutation({
    mutationFn: async () => {
      const archive = await connect(environment).management.requests.export({ ...query, limit: MOST });
      download(`requests-${environment}.har`, JSON.stringify(archive, null, 2), 'application/json');
    },
    success: t('har_saved'),
  });
}
