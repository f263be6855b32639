import { ApiError, errors } from '../../contract/errors.ts';
import { RequiredText, Type } from '../../contract/schema.ts';
import { switchOrganization } from '../../storage/console/session.ts';
import { defineRoute } from '../route.ts';
import { readSession, sessionDigest } from '../sessions.ts';
import { SessionSchema, sessionAnswer } from './session-answer.ts';

/** Lets the session work in another organization of the account. */
export const chooseOrganization = defineRoute({
  id: 'console.session.choose_organization',
  method: 'PUT',
  path: '/api/session/organization',
  access: 'account',
  body: Type.Object({ slug: RequiredText('Slug of one of your organizations.', 64) }),
  response: SessionSchema,
  errors: [errors.notIncluded],
  handle: async ({ body, session, context, now }) => {
    const [chosen] = await context.database.query(switchOrganization, [sessionDigest(session.id), body.slug]);
    if (!chosen) throw new ApiError(errors.notIncluded, { key: 'slug' });
    return sessionAnswer(await readSession(context.database, session.id, now), session.id, context);
  },
});
