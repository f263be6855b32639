import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, errors } from '../../contract/errors.ts';
import { OptionalText, RequiredText, Type } from '../../contract/schema.ts';
import type { ConsoleContext } from '../context.ts';
import { defineRoute } from '../route.ts';
import { readSession, readSessionId, sessionCookie, startSession } from '../sessions.ts';
import { tooManyTries } from '../tries.ts';
import { checkSignIn } from './check-sign-in.ts';
import { SessionSchema, sessionAnswer } from './session-answer.ts';

const REFUSALS = { password: errors.passwordWrong, code_missing: errors.codeMissing, code_wrong: errors.codeWrong };

/** Signs in: a session under a new id. The answer is that of `GET /api/session`. */
export const createSession = defineRoute({
  id: 'console.session.create',
  method: 'POST',
  path: '/api/session',
  access: 'public',
  body: Type.Object({
    email: RequiredText('E-mail.', 1_000),
    password: RequiredText('Password.', 4_096),
    code: OptionalText('Code of the second factor, or a recovery code.', 100),
  }),
  response: SessionSchema,
  errors: [errors.passwordWrong, errors.codeMissing, errors.codeWrong, errors.tooManyRequests],
  handle: async ({ body, context, request, reply }) => {
    const outcome = await checkSignIn({ email: body.email, password: body.password, code: body.code, address: request.ip }, context);
    if ('wait' in outcome) throw tooManyTries(outcome.wait);
    if ('refused' in outcome) {
      request.log.warn({ address: request.ip, reason: outcome.refused }, 'sign-in refused');
      throw new ApiError(REFUSALS[outcome.refused]);
    }
    request.actor = { id: outcome.account.id, email: body.email.trim().toLowerCase() };
    return beginSession(context, outcome.account.id, request, reply);
  },
});

/** Starts the session of somebody who has proved who they are, and answers it. */
export async function beginSession(context: ConsoleContext, accountId: number, request: FastifyRequest, reply: FastifyReply) {
  const { database, clock } = context;
  const before = readSessionId(request.headers.cookie);
  const started = { accountId, before, address: request.ip, userAgent: request.headers['user-agent'] };
  const id = await startSession(database, started, clock.now());
  request.log.info({ account: accountId }, 'signed in');
  reply.header('set-cookie', sessionCookie(id));
  return sessionAnswer(await readSession(database, id, clock.now()), id, context);
}
