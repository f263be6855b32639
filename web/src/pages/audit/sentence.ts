import type { TFunction } from 'i18next';
import type { AuditEntry } from './AuditTable.tsx';

const VERBS: Readonly<Record<string, string>> = { PUT: 'put', PATCH: 'patch', DELETE: 'delete' };

/** What somebody did, in words. What has none yet is named as it was called. */
export function sentenceOf({ operation, target, environment }: AuditEntry, t: TFunction): string {
  if (environment === null) return t(`audit:did.${operation.replaceAll('.', '_')}`, { defaultValue: operation });
  // Method, and the path as far as it has no ids: `POST /cartwright/v1/webhooks`.
  const [method = '', path = ''] = operation.split(' ');
  const resource = path.split('/').at(-1) ?? '';
  const verb = VERBS[method] ?? (target === path ? 'create' : 'act');
  return t(`audit:on_server.${verb}`, {
    server: t(`app:environments.${environment}`),
    subject: t(`audit:subjects.${resource}`, { defaultValue: resource.replaceAll('_', ' ') }),
  });
}
