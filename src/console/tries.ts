import type { FastifyRequest } from 'fastify';
import { ApiError, errors } from '../contract/errors.ts';
import type { ConsoleContext } from './context.ts';

/** 429 with `Retry-After`: the wait in whole seconds. */
export function tooManyTries(seconds: number): ApiError {
  return new ApiError(errors.tooManyRequests, { values: { seconds }, headers: { 'retry-after': String(seconds) } });
}

/** Counts a try of what takes a password or sends a mail, per address and per `subject` (an e-mail, an account). Throws 429. */
export function takeTry(request: FastifyRequest, what: string, subject: string, { tries, clock }: ConsoleContext): void {
  const wait = tries.take([`${what} ${subject.trim().toLowerCase()}`, `${what} address ${request.ip}`], clock.now());
  if (wait !== undefined) throw tooManyTries(wait);
}
