import { ApiError, errors } from '../../contract/errors.ts';
import { parseBody } from '../../http/body.ts';
import { listAssignments } from '../../storage/console/assignment.ts';
import type { ConsoleContext } from '../context.ts';
import type { ServerName } from '../rights.ts';
import { asApiError, assignedServer } from './assigned.ts';
import type { Passage } from './policy.ts';

interface WebhookPage {
  readonly webhooks: readonly { readonly client_secret_fingerprint: string | null }[];
  readonly next_cursor: string | null;
}

/** Whether the request creates or changes a webhook. */
export function isWebhookWrite(method: string, { segments }: Passage): boolean {
  const [api, , topic, , action] = segments;
  return api === 'cartwright' && topic === 'webhooks' && action === undefined && ['POST', 'PUT', 'PATCH'].includes(method);
}

/**
 * The same client secret cannot be used for both servers (contract/portal.md §2): throws 400 `client_secret` when a webhook of the
 * other one has it, and 502 when that cannot be asked.
 */
export async function refuseSecretOfOtherServer(
  body: Buffer,
  organizationId: number,
  environment: ServerName,
  context: ConsoleContext,
): Promise<void> {
  const secret = secretOf(body);
  if (secret === undefined) return;
  const other: ServerName = environment === 'development' ? 'production' : 'development';
  const assignments = await context.database.query(listAssignments, [organizationId]);
  if (!assignments.some((one) => one.environment === other && one.state === 'ready')) return;
  const { address, application } = await assignedServer(context, organizationId, other);
  const fingerprint = context.secrets.fingerprint(secret);
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = `limit=100${cursor === '' ? '' : `&after=${encodeURIComponent(cursor)}`}`;
    const page: WebhookPage = await context.serverApi
      .call<WebhookPage>(address, application, context.clock.now(), 'GET', `/cartwright/v1/webhooks?${query}`)
      .catch((error: unknown) => {
        throw asApiError(error, other);
      });
    if (page.webhooks.some((one) => one.client_secret_fingerprint === fingerprint)) throw new ApiError(errors.secretOfOtherServer);
    cursor = page.next_cursor;
  }
}

/** Read as a server reads it; what is no JSON object is the server's to refuse. */
function secretOf(body: Buffer): string | undefined {
  let value: unknown;
  try {
    value = parseBody(body, 'application/json', false);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
  const { client_secret: secret } = (value ?? {}) as { client_secret?: unknown };
  return secret === undefined || secret === null || secret === '' ? undefined : String(secret);
}
