import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { applicationsQuery } from './application.ts';

/** Enable, disable, delete. A deletion that fails changes the status too. */
export function useApplicationActions(environment: Environment, clientId: string, onDeleted: () => unknown) {
  const { t } = useTranslation('applications');
  const client = useQueryClient();
  const { queryKey } = applicationsQuery(environment);
  const changes = [queryKey];
  const { enable, disable, delete: remove } = connect(environment).management.applications;
  return {
    enable: useApiMutation({ mutationFn: () => enable({ client_id: clientId }), changes, success: t('actions.enabled') }),
    disable: useApiMutation({ mutationFn: () => disable({ client_id: clientId }), changes, success: t('actions.disabled') }),
    remove: useApiMutation({
      mutationFn: async () => {
        try {
          return await remove({ client_id: clientId });
        } catch (error) {
          await client.invalidateQueries({ queryKey });
          throw error;
        }
      },
      success: t('actions.deleted'),
      onSuccess: async () => {
        await onDeleted();
        client.removeQueries({ queryKey: [...queryKey, clientId] });
        await client.invalidateQueries({ queryKey });
      },
    }),
  };
}
