import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, errors } from '../contract/errors.ts';
import { parseBody } from '../http/body.ts';
import type { Environment } from '../operations/define.ts';
import { type AskingApplication, type CustomerSessionRow, findCustomerSession } from '../storage/consent/consent.ts';
import { type Authorizable, accountQuery, backUrl, readApplication, readAsked } from './asked.ts';
import { formToken, isSameOrigin, readForm } from './forms.ts';
import { STYLES_SOURCE } from './pages/layout.ts';
import { problemPage } from './pages/problem-page.ts';
import { ACCOUNT, AUTHORIZATION, type Place } from './places.ts';
import { chooseLanguage, type TextKey, type Texts, textsIn } from './texts.ts';
import { newVisitorId, readVisitorId, visitorCookie, visitorHash } from './visitor.ts';

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A request of these pages, by which application's organization it is known. */
export interface Visit {
  readonly environment: Environment;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly texts: Texts;
  readonly place: Place;
  readonly application: AskingApplication;
  /** What the pages and forms carry on, and forms are bound to. */
  readonly query: string;
  /** An address elsewhere to which forms may lead in the end. */
  readonly onwards?: string;
  /** The wall, epoch milliseconds. */
  readonly now: number;
}

/** One whose authorization request is sound. */
export interface AskedVisit extends Visit {
  readonly asked: Authorizable;
}

export type Handler<V extends Visit = Visit> = (visit: V) => Promise<FastifyReply>;
export type FormHandler<V extends Visit = Visit> = (visit: V, form: SentForm) => Promise<FastifyReply>;
type Route = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

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
export function withAsked(environment: Environment, handle: Handler<AskedVisit>): Route {
  return async (request, reply) => {
    const texts = textsOf(request);
    const reading = await readAsked(environment.database, request.query as Record<string, unknown>);
    if (reading.outcome === 'stop') {
      return sendProblem(request, reply, 400, texts(reading.problem === 'client' ? 'unknownClient' : 'unknownRedirect'));
    }
    if (reading.outcome === 'refuse') {
      const { asked, error, description } = reading;
      return goTo(reply, backUrl(asked, environment.url, { error, error_description: description }));
    }
    const { asked } = reading;
    const { application, query, redirectUri: onwards } = asked;
    request.applicationId = application.id;
    return handle({ environment, request, reply, texts, place: AUTHORIZATION, application, query, onwards, asked, now: Date.now() });
  };
}

/** Serves a page of what was allowed; its query names an application of the organization, which may be disabled by now. */
export function withAccount(environment: Environment, handle: Handler): Route {
  return async (request, reply) => {
    const texts = textsOf(request);
    const given = request.query as Record<string, unknown>;
    const application = await readApplication(environment.database, given);
    if (!application) return sendProblem(request, reply, 400, texts('unknownClient'));
    const query = accountQuery(given);
    request.applicationId = application.id;
    return handle({ environment, request, reply, texts, place: ACCOUNT, application, query, now: Date.now() });
  };
}

/** Takes a form, which must come from a page of this server. */
export function withForm<V extends Visit>(handle: FormHandler<V>): Handler<V> {
  return async (visit) => {
    const { environment, request, reply, texts, query, now } = visit;
    const visitorId = readVisitorId(request.headers.cookie);
    if (!isSameOrigin(request.headers, environment.url)) return sendProblem(request, reply, 403, texts('formRefused'));
    const fields = readFields(request);
    const turn = visitorId === undefined ? undefined : readForm(environment.secrets, fields.form_token ?? '', { visitorId, query }, now);
    return handle(visit, { fields, visitorId: visitorId ?? newVisitorId(), turn });
  };
}

function readFields(request: FastifyRequest): Record<string, string> {
  const type = request.headers['content-type'] ?? '';
  if (type.split(';', 1)[0]!.trim().toLowerCase() !== FORM_TYPE) {
    throw new ApiError(errors.wrongContentType, { values: { types: FORM_TYPE } });
  }
  return (parseBody(request.body as Buffer | undefined, type, true) ?? {}) as Record<string, string>;
}

/** The customer who is signed in, if it is one of the organization. */
export async function sessionOf({ environment, request, application, now }: Visit): Promise<CustomerSessionRow | undefined> {
  const id = readVisitorId(request.headers.cookie);
  if (id === undefined) return undefined;
  const [session] = await environment.database.query(findCustomerSession, [application.organization_id, visitorHash(id), new Date(now)]);
  return session;
}

/** A token for a form of this visit; a visitor without a cookie gets one. */
export function tokenFor({ environment, request, reply, query, now }: Visit, turn = 0): string {
  const known = readVisitorId(request.headers.cookie);
  const visitorId = known ?? newVisitorId();
  if (known === undefined) reply.header('set-cookie', visitorCookie(visitorId));
  return formToken(environment.secrets, { visitorId, query, turn }, now);
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
export function goOn({ reply, place, query }: Visit): FastifyReply {
  return goTo(reply, `${place.home}?${query}`);
}

const MESSAGES: Readonly<Record<number, TextKey>> = { 403: 'formRefused', 404: 'notFound', 429: 'busy', 503: 'unavailable' };

/** The text for an error that no page has foreseen. */
export function messageFor(status: number): TextKey {
  return MESSAGES[status] ?? (status < 500 ? 'notUnderstood' : 'defect');
}
