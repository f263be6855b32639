import { EmptyAnswer } from '../answers.ts';
import { defineRoute } from '../route.ts';
import { endSession, noCookie } from '../sessions.ts';

export const deleteSession = defineRoute({
  id: 'console.session.delete',
  method: 'DELETE',
  path: '/api/session',
  access: 'account',
  beforeSecondFactor: true,
  response: EmptyAnswer,
  errors: [],
  handle: async ({ session, context, reply }) => {
    await endSession(context.database, session.id);
    reply.header('set-cookie', noCookie);
    return {};
  },
});
