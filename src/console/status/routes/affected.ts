import { ApiError, errors } from '../../../contract/errors.ts';
import { nullable, type Static, Type } from '../../../contract/schema.ts';
import { listStatusServers } from '../../../storage/console/status/server.ts';
import type { ConsoleContext } from '../../context.ts';
import { ComponentName } from '../answers.ts';
import { COMPONENTS, type Component } from '../components.ts';

/** What an incident or maintenance is about, as a request says it. */
export const Affected = {
  server_id: Type.Optional(nullable(Type.Integer({ description: 'Server of the pool; absent: the whole installation.' }))),
  components: Type.Optional(Type.Array(ComponentName, { maxItems: COMPONENTS.length, description: 'All of them by default.' })),
};

const Given = Type.Object(Affected);

/** Throws 400 for a server that is not in the pool. */
export async function readAffected({ server_id, components }: Static<typeof Given>, { database }: ConsoleContext) {
  const chosen: readonly Component[] = components === undefined || components.length === 0 ? COMPONENTS : components;
  const about = { components: COMPONENTS.filter((one) => chosen.includes(one)) };
  if (server_id === undefined || server_id === null) return { server_id: null, environment: null, ...about };
  const server = (await database.query(listStatusServers, [true, null, null])).find(({ id }) => id === server_id);
  if (!server) throw new ApiError(errors.notIncluded, { key: 'server_id' });
  return { server_id, environment: server.environment, ...about };
}
