import type { Named } from '../http/inspector/mention.ts';
import type { Context } from './define.ts';

/** Inspected requests that name someone who is deleted go with the commit; other processes drop all that they have of the organization. */
export function forgetRequests(
  { tenant, invalidate, environment: { inspector }, afterCommit }: Context<unknown, unknown, unknown>,
  named: readonly Named[],
): void {
  if (!inspector) return;
  invalidate(inspector.topicOf(tenant.organizationId));
  afterCommit(() => inspector.forget(tenant.organizationId, named));
}

/** As clients may have written it: E.164 and, of North America, ten or eleven digits. */
export function phoneForms(phone: string | null | undefined): Named[] {
  if (!phone) return [];
  const forms = phone.startsWith('+1') ? [phone, phone.slice(1), phone.slice(2)] : [phone];
  return forms.map((id) => ({ kind: 'text', id }));
}
