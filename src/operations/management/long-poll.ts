import { Type } from '../../contract/schema.ts';
import type { Context } from '../define.ts';
import type { Topic } from '../waiting.ts';

const LONGEST_WAIT_SECONDS = 30;

export const WaitSeconds = Type.Optional(
  Type.Integer({
    minimum: 0,
    maximum: LONGEST_WAIT_SECONDS,
    description:
      'Where there is nothing to answer yet, waits for so many seconds until there is. 0 by default. Twenty requests of an application may ' +
      'wait at once.',
  }),
);

/** The rows that `read` finds, as soon as it finds some; none after the time, or when the server stops. */
export async function waitForRows<Row>(
  { environment, tenant, gone }: Context<unknown, unknown, unknown>,
  seconds = 0,
  read: () => Promise<Row[]>,
  topic: Topic = 'commits',
): Promise<Row[]> {
  const rows = await environment.waiting.until({
    organizationId: tenant.organizationId,
    topic,
    caller: tenant.applicationId,
    milliseconds: seconds * 1_000,
    look: async () => {
      const found = await read();
      return found.length === 0 ? undefined : found;
    },
    ...(seconds > 0 ? { gone: gone() } : {}),
  });
  return rows ?? [];
}
