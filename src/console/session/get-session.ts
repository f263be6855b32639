import { defineRoute } from '../route.ts';
import { newSessionId, readSessionId, visitorCookie } from '../sessions.ts';
import { SessionSchema, sessionAnswer } from './session-answer.ts';

/** Also for visitors: it gives the cookie and the CSRF token that the sign-in needs. */
export const getSession = defineRoute({
  id: 'console.session.get',
  method: 'GET',
  path: '/api/session',
  access: 'public',
  beforeSecondFactor: true,
  response: SessionSchema,
  errors: [],
  handle: async ({ session, context, request, reply }) => {
    const known = readSessionId(request.headers.cookie);
    const visitor = known ?? newSessionId();
    if (known === undefined) reply.header('set-cookie', visitorCookie(visitor));
    return sessionAnswer(session, visitor, context);
  },
});
