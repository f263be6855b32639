import { ApiError, errors } from '../../contract/errors.ts';
import { OptionalText, oneOf, RequiredText, Type } from '../../contract/schema.ts';
import { deletePoolServer, findPoolServer, listPool as listRows, openPoolServer as setOpen } from '../../storage/console/pool.ts';
import { EmptyAnswer, IdPath } from '../answers.ts';
import { asApiError } from '../gateway/assigned.ts';
import { ServerRefused } from '../gateway/server-api.ts';
import { defineRoute } from '../route.ts';
import { addToPool } from './pool.ts';

const ServerSchema = Type.Object({
  id: Type.Integer(),
  environment: oneOf(['development', 'production'], 'What it serves.'),
  name: Type.String(),
  url: Type.String({ description: 'Public base URL.' }),
  client_id: Type.String({ description: 'Of the application with which organizations are made there.' }),
  takes_new: Type.Boolean({ description: 'Whether new organizations may be assigned to it.' }),
  organizations: Type.Integer({ description: 'How many are.' }),
});

export const listPool = defineRoute({
  id: 'console.pool.list',
  method: 'GET',
  path: '/api/pool',
  access: 'installation',
  response: Type.Object({ servers: Type.Array(ServerSchema) }),
  errors: [],
  handle: async ({ context }) => ({ servers: await context.database.query(listRows, []) }),
});

/** Adds a server, or gives a known one of that name another URL and other credentials, after trying them. */
export const addServer = defineRoute({
  id: 'console.pool.add',
  method: 'POST',
  path: '/api/pool',
  access: 'installation',
  body: Type.Object({
    environment: oneOf(['development', 'production'], 'What it serves.'),
    name: RequiredText('Name, unique in the environment.', 100),
    url: Type.String({ maxLength: 300, format: 'https-url', description: 'Public base URL.' }),
    ca: OptionalText('PEM of the authority to trust besides the public ones.', 20_000),
    client_id: RequiredText('Of an application there with the scope `cartwright:platform`.'),
    client_secret: RequiredText('Its secret; kept sealed.'),
  }),
  response: Type.Object({ id: Type.Integer() }),
  errors: [errors.blank, errors.invalid, errors.serverUnreachable],
  handle: async ({ body, context, now }) => {
    const { environment, name, ca } = body;
    const url = new URL(body.url).href.replace(/\/+$/, '');
    const server = { environment, name, url, ca: ca || null, clientId: body.client_id, clientSecret: body.client_secret };
    if (ca && !/^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/.test(ca))
      throw new ApiError(errors.invalid, { key: 'ca' });
    await context.serverApi.call(server, server, now, 'GET', '/cartwright/v1/organizations?limit=1').catch((error: unknown) => {
      throw error instanceof ServerRefused ? new ApiError(errors.invalid, { key: 'client_secret' }) : asApiError(error, environment);
    });
    return { id: await addToPool(context, server, now) };
  },
});

export const updateServer = defineRoute({
  id: 'console.pool.update',
  method: 'PATCH',
  path: '/api/pool/{id}',
  access: 'installation',
  params: IdPath,
  body: Type.Object({ takes_new: Type.Boolean({ description: 'Whether new organizations may be assigned to it.' }) }),
  response: EmptyAnswer,
  errors: [errors.resourceNotFound],
  handle: async ({ params, body, context }) => {
    const [changed] = await context.database.query(setOpen, [params.id, body.takes_new]);
    if (!changed) throw new ApiError(errors.resourceNotFound);
    return {};
  },
});

export const removeServer = defineRoute({
  id: 'console.pool.remove',
  method: 'DELETE',
  path: '/api/pool/{id}',
  access: 'installation',
  params: IdPath,
  response: EmptyAnswer,
  errors: [errors.resourceNotFound, errors.serverInUse],
  handle: async ({ params, context }) => {
    const [removed] = await context.database.query(deletePoolServer, [params.id]);
    if (removed) return {};
    const [known] = await context.database.query(findPoolServer, [params.id]);
    throw new ApiError(known ? errors.serverInUse : errors.resourceNotFound);
  },
});
