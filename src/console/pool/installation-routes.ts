import { nullable, oneOf, Type } from '../../contract/schema.ts';
import { listInstalledOrganizations } from '../../storage/console/organization.ts';
import { listMails as listMailRows } from '../../storage/console/outbox.ts';
import { defineRoute } from '../route.ts';
import { formatTime } from '../time.ts';

/** Mails that were sent last; without a mail server, the only place besides the log where they can be read. */
export const listMails = defineRoute({
  id: 'console.installation.mails',
  method: 'GET',
  path: '/api/installation/mails',
  access: 'installation',
  query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: '50 by default.' })) }),
  response: Type.Object({
    mails: Type.Array(
      Type.Object({
        id: Type.Integer(),
        to: Type.String(),
        subject: Type.String(),
        body: Type.String({ description: 'Plain text; empty where a mail server took it.' }),
        state: oneOf(['logged', 'sent', 'failed'], 'What became of it.'),
        at: Type.String({ description: 'ISO 8601, UTC.' }),
      }),
    ),
  }),
  errors: [],
  handle: async ({ query, context }) => {
    const rows = await context.database.query(listMailRows, [query.limit ?? 50]);
    return { mails: rows.map(({ recipient, created_at, ...row }) => ({ ...row, to: recipient, at: formatTime(created_at) })) };
  },
});

export const listOrganizations = defineRoute({
  id: 'console.installation.organizations',
  method: 'GET',
  path: '/api/installation/organizations',
  access: 'installation',
  query: Type.Object({
    after: Type.Optional(Type.Integer({ minimum: 0, description: '`next` of the page before.' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '50 by default.' })),
  }),
  response: Type.Object({
    organizations: Type.Array(
      Type.Object({
        slug: Type.String(),
        name: Type.String(),
        country: oneOf(['US', 'CA'], 'Country.'),
        members: Type.Integer({ description: 'How many.' }),
        created_at: Type.String({ description: 'ISO 8601, UTC.' }),
      }),
    ),
    next: nullable(Type.Integer({ description: '`after` of the next page.' })),
  }),
  errors: [],
  handle: async ({ query, context }) => {
    const limit = query.limit ?? 50;
    const rows = await context.database.query(listInstalledOrganizations, [query.after ?? 0, limit + 1]);
    const page = rows.slice(0, limit);
    return {
      organizations: page.map((row) => ({ ...row, created_at: formatTime(row.created_at) })),
      next: rows.length > limit ? page.at(-1)!.id : null,
    };
  },
});
