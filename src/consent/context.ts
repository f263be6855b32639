import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, errors } from '../contract/errors.ts';
import { parseBody } from '../http/body.ts';
import type { Environment } from '../operations/define.ts';
import { type CustomerSessionRow, findCustomerSession } from '../storage/consent/consent.ts';
import { type Authorizable, backUrl, readAsked } from './asked.ts';
import { formToken, isSameOrigin, readForm } from './forms.ts';
import { STYLES_SOURCE } from './pages/layout.ts';
import { problemPage } from './pages/problem-page.ts';
import { chooseLanguage, type TextKey, type Texts, textsIn } from './texts.ts';
import { newVisitorId, readVisitorId, visitorCookie, visitorHash } from './visitor.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A request of the consent pages whose authorization request is sound. */
export interface Visit {
  readonly environment: Environment;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly texts: Texts;
  readonly asked: Authorizable;
  /** The wall, epoch milliseconds. */
  readonly now: number;
}

export type Handler = (visit: Visit) => Promise<FastifyReply>;
export type FormHandler = (visit: Visit, form: SentForm) => Promise<FastifyReply>;

/** A form of ours, sent by the visitor for whom it was made. */
export interface SentForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly visitorId: string;
  /** Undefined: expired, or made for another visitor or request; it is shown again. */
  readonly turn: number | undefined;
}

export function textsOf({ query, locale }: FastifyRequest): Texts {
  const { ui_locales } = query as { ui_locales?: unknown };
  return textsIn(chooseLanguage(ui_locales, locale === 'fr-CA' ? 'fr-CA' : 'en'));
}

/** Serves a page whose query is an authorization request; answers what is wrong with that to whom it concerns. */
export function withAsked(environment: Environment, handle: Handler) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const texts = textsOf(request);
    const reading = await readAsked(environment.database, request.query as Record<string, unknown>);
    if (reading.outcome === 'stop') {
      return sendProblem(request, reply, 400, texts(reading.problem === 'client' ? 'unknownClient' : 'unknownRedirect'));
    }
    if (reading.outcome === 'refuse') {
      const { asked, error, description } = reading;
      return goTo(reply, backUrl(asked, environment.url, { error, error_description: description }));
    }
    return handle({ environment, request, reply, texts, asked: reading.asked, now: Date.now() });
  };
}

/** The same for a form, which must come from a page of this server. */
export function withForm(environment: Environment, handle: FormHandler) {
  return withAsked(environment, async (visit) => {
    const { request, reply, texts, asked, now } = visit;
    const visitorId = readVisitorId(request.headers.cookie);
    if (!isSameOrigin(request.headers, environment.url)) return sendProblem(request, reply, 403, texts('formRefused'));
    const fields = readFields(request);
    const query = asked.query;
    const turn = visitorId === undefined ? undefined : readForm(environment.secrets, fields.form_token ?? '', { visitorId, query }, now);
    return handle(visit, { fields, visitorId: visitorId ?? newVisitorId(), turn });
  });
}

function readFields(request: FastifyRequest): Record<string, string> {
  const type = request.headers['content-type'] ?? '';
  if (type.split(';', 1)[0]!.trim().toLowerCase() !== FORM_TYPE) {
    throw new ApiError(errors.wrongContentType, { values: { types: FORM_TYPE } });
  }
  return (parseBody(request.body as Buffer | undefined, type, true) ?? {}) as Record<string, string>;
}

/** The customer who is signed in, if it is one of the asking organization. */
export async function sessionOf({ environment, request, asked, now }: Visit): Promise<CustomerSessionRow | undefined> {
  const id = readVisitorId(request.headers.cookie);
  if (id === undefined) return undefined;
  const [session] = await environment.database.query(findCustomerSession, [
    asked.application.organization_id,
    visitorHash(id),
    new Date(now),
  ]);
  return session;
}

/** A token for a form of this visit; a visitor without a cookie gets one. */
export function tokenFor({ environment, request, reply, asked, now }: Visit, turn = 0): string {
  const known = readVisitorId(request.headers.cookie);
  const visitorId = known ?? newVisitorId();
  if (known === undefined) reply.header('set-cookie', visitorCookie(visitorId));
  return formToken(environment.secrets, { visitorId, query: asked.query, turn }, now);
}

/** A page whose forms lead here, and from here to the application: browsers hold redirects of a form against `form-action` too. */
export function sendPage(reply: FastifyReply, status: number, page: string, after?: string): FastifyReply {
  const onwards = after === undefined ? '' : ` ${new URL(after).origin}`;
  return reply
    .code(status)
    .header(
      'content-security-policy',
      `default-src 'none'; style-src ${STYLES_SOURCE}; img-src data:; form-action 'self'${onwards}; base-uri 'none'; frame-ancestors 'none'`,
    )
    .type('text/html; charset=utf-8')
    .send(page);
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, status: number, message: string): FastifyReply {
  return sendPage(reply, status, problemPage(textsOf(request), message, request.id));
}

export function goTo(reply: FastifyReply, url: string): FastifyReply {
  return reply.redirect(url, 303);
}

/** Back to the page that shows what comes next. */
export function goOn({ reply, asked }: Visit): FastifyReply {
  return goTo(reply, `/oauth/authorize?${asked.query}`);
}

const MESSAGES: Readonly<Record<number, TextKey>> = { 403: 'formRefused', 404: 'notFound', 429: 'busy', 503: 'unavailable' };

/** The text for an error that no page has foreseen. */
export function messageFor(status: number): TextKey {
  return MESSAGES[status] ?? (status < 500 ? 'notUnderstood' : 'defect');
}
