import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, InjectOptions } from 'fastify';
import { type TestClock, timeOf } from '../contract/clock.ts';
import { DEPRECATED, type Deprecated, isWhole } from '../contract/deprecations.ts';
import { ApiError, ApiErrors, errors } from '../contract/errors.ts';
import { negotiateLocale } from '../contract/locale.ts';
import { OAuthError, oauthErrors } from '../contract/oauth-errors.ts';
import { type TSchema, Type } from '../contract/schema.ts';
import { ticketOf } from '../http/admission/admitting.ts';
import { parseBody } from '../http/body.ts';
import { ConnectionDropped, failureAfter, meetFault, RawAnswer, sendRaw, spoilAnswers } from '../http/faults/injecting.ts';
import { type Caller, captureExchanges } from '../http/inspector/capture.ts';
import { mayHoldSecrets } from '../http/inspector/masking.ts';
import { refuseUnservedMethods, routePath } from '../http/other-methods.ts';
import type { RateLimiter } from '../http/rate-limit.ts';
import { compileReader, type Reader } from '../http/validation.ts';
import { DatabaseError } from '../storage/engine/errors.ts';
import type { Connection } from '../storage/engine/types.ts';
import { beginIdempotent, findKept, forgetKey, type IdempotencyRow, keepResponse } from '../storage/idempotency/idempotency.ts';
import { authenticate, authenticateApiKey } from './authenticate.ts';
import { type Context, Download, type Environment, type Idempotency, type Operation, Rendered } from './define.ts';
import { countedAs, deprecatedUse, deprecationHeaders } from './deprecated-use.ts';
import { requireOwnUser, resolveTenant, type Tenant } from './tenant.ts';

const MAX_KEY_LENGTH = 255;
/** Tries of a write that lost a deadlock or a race between serializable neighbours. */
const ATTEMPTS = 4;
/** Requests a second and link: one page in a few tabs. */
const LINK_RATE = 20;

declare module 'fastify' {
  interface FastifyRequest {
    tenant?: Tenant;
    /** What the call uses. */
    deprecated?: readonly Deprecated[];
    testClock?: TestClock | null;
  }
}

/** Serves the operations that exist on the environment's server; other methods of their paths answer 405 with `Allow`. */
export function mountOperations(
  app: FastifyInstance,
  operations: readonly Operation[],
  environment: Environment,
  limiter: RateLimiter | undefined,
): void {
  const served = operations.filter((operation) => operation.server === undefined || operation.server === environment.name);
  mountInspector(app, served, environment);
  countUsage(app, environment);
  if (environment.faults) spoilAnswers(app, environment.inspector);
  for (const operation of served) mountOperation(app, operation, environment, limiter);
  refuseUnservedMethods(app, served);
}

/** At the end of every request of a known organization; written later, and never by the request. */
function countUsage(app: FastifyInstance, { usage }: Environment): void {
  if (!usage) return;
  app.addHook('onResponse', (request, reply, done) => {
    const { organizationId, applicationId = 0 } = request;
    if (organizationId !== undefined) {
      const operation = request.routeOptions.config.operation ?? 'unknown';
      const answered = { organizationId, applicationId, operation, status: reply.statusCode, milliseconds: reply.elapsedTime };
      usage.count(answered, Date.now());
      if (request.deprecated) {
        const names = new Set(request.deprecated.filter((one) => !isWhole(one, operation)).map(countedAs));
        for (const name of names) usage.count({ ...answered, operation: name }, Date.now());
      }
    }
    done();
  });
}

/** Every request of a known organization is kept, and can be sent again. */
function mountInspector(app: FastifyInstance, operations: readonly Operation[], environment: Environment): void {
  const { inspector } = environment;
  if (!inspector) return;
  const plain = new Set(operations.filter((operation) => !mayHoldSecrets(operation.response)).map((operation) => operation.id));
  captureExchanges(app, inspector, {
    isPlain: (operation) => plain.has(operation),
    leaveOut: (operation) => operation.startsWith('management.requests.'),
    findCaller: async (request): Promise<Caller | undefined> => authenticate(environment, request.headers.authorization),
  });
  inspector.onAdded((organizationId) => environment.waiting.wake(organizationId, 'requests'));
  const reads = new Set(operations.filter((operation) => operation.writes === 'none').map((operation) => operation.id));
  inspector.connect(async ({ method, url, headers, body }) => {
    const options = { method, url, headers: { ...headers }, ...(body === undefined ? {} : { payload: body }) };
    const answer = await app.inject(options as InjectOptions);
    return { status: answer.statusCode, headers: answer.headers, body: answer.body };
  }, reads);
  environment.directory.watch('requests_of', (organization) => void inspector.clearUnless(organization));
}

function mountOperation(app: FastifyInstance, operation: Operation, environment: Environment, limiter: RateLimiter | undefined): void {
  const { access } = operation;
  const readers = {
    params: operation.params && compileReader(operation.params),
    query: operation.query && compileReader(operation.query, { booleansAsText: true }),
    body: operation.body && compileReader(operation.body, { numbersAsText: operation.exactNumbers !== true }),
  };
  const bodyIsOptional = operation.body !== undefined && !hasRequired(operation.body);
  const usedOf = deprecatedUse(operation.id, environment.deprecations ?? DEPRECATED);
  const headersFor = ([first]: readonly Deprecated[]) => (first ? deprecationHeaders(first, environment.consoleUrl) : {});

  app.route({
    method: operation.method,
    url: routePath(operation.path),
    config: { operation: operation.id, ...(operation.byLink ? { secretPath: true } : {}) },
    schema: operation.download === undefined ? { response: { 200: operation.response } } : {},
    ...(operation.upload === undefined ? {} : { bodyLimit: operation.upload.maxBytes }),
    onRequest: async (request, reply) => {
      if (usedOf) reply.headers(headersFor(usedOf()));
      if (!access) {
        if (limiter) reply.headers(takeUnnamed(limiter, operation, request));
        return refuseCredentialsInQuery(request);
      }
      const check = access.credential === 'api_key' ? authenticateApiKey : authenticate;
      const principal = await check(environment, request.headers.authorization);
      request.locale = negotiateLocale(request.headers['accept-language'], principal.country);
      request.applicationId = principal.applicationId;
      request.organizationId = principal.organizationId;
      request.tokenUserId = principal.userId;
      if (limiter) {
        const caller = principal.applicationId ? `application ${principal.applicationId}` : `key of ${principal.organizationId}`;
        reply.headers(limiter.take(caller, operation.writes === 'none' ? 'read' : 'write', Date.now()));
      }
      request.testClock = principal.testClock;
      if (principal.testClock) request.clock = timeOf(principal.testClock, Date.now());
      request.tenant = resolveTenant(principal, access, header(request, 'x-retailer-id'));
    },
    handler: (request, reply) =>
      underFaults(environment, operation, request, reply, async () => {
        const raw = request.body as Buffer | undefined;
        const input = inErrorForm(operation, () => ({
          params: readers.params?.(request.params),
          query: readers.query?.(request.query),
          body: readBody(readers.body, raw, request, operation, bodyIsOptional),
        }));
        if (usedOf) {
          request.deprecated = usedOf(input);
          reply.headers(headersFor(request.deprecated));
        }
        if (request.tenant) {
          requireOwnUser(request.tenant, userIdOf(input.params));
          requireOwnUser(request.tenant, userIdOf(input.body));
        }
        const idempotency = idempotencyOf(request, operation, raw);
        const effects: Effects = { invalidated: [], afterCommit: [], headers: {} };
        const wall = Date.now();
        const now = timeOf(request.testClock ?? null, wall);
        request.clockTime = now;
        request.clockStands = request.testClock?.frozen === true;
        if (operation.writes !== 'none') noteWrite(environment, request, now, input);
        const context = {
          ...input,
          environment,
          locale: request.locale,
          requestId: request.id,
          wall,
          now,
          internalIds: operation.internalIds === true && readFlag(request, 'X-Treat-Ids-As-Internal'),
          idempotency,
          authorization: request.headers.authorization,
          tenant: request.tenant,
          db: environment.database as Connection,
          upload: raw ?? Buffer.alloc(0),
          gone: () => {
            ticketOf(request.raw)?.leave();
            return goneSignal(reply);
          },
          invalidate: (topic: string) => void effects.invalidated.push(topic),
          afterCommit: (work: () => Promise<void>) => void effects.afterCommit.push(work),
          actsFor: async ({ id, organization_id }: { id: number; organization_id: number }) => {
            request.applicationId = id;
            request.organizationId = organization_id;
            await meetFaults(environment, operation, request, reply);
          },
          markDeprecated: (deprecated: Deprecated) => {
            request.deprecated = [...(request.deprecated ?? []), deprecated];
            Object.assign(effects.headers, headersFor([deprecated]));
          },
        } as unknown as Context<never, never, never>;

        const answer = await runWithRetries(operation, () => run(operation, context, effects, reply)).finally(
          () => void reply.headers(effects.headers),
        );
        for (const topic of effects.invalidated) environment.directory.forget(topic);
        // Whatever is committed may have written events, or be what somebody waits for; asking costs less than knowing.
        if (operation.writes !== 'none') {
          const { organizationId } = request;
          if (!operation.withoutEvents) environment.callbacks.wake(organizationId);
          if (organizationId !== undefined) environment.waiting.wake(organizationId);
        }
        for (const work of effects.afterCommit) await work();
        return answer;
      }),
  });
}

/** So that the callbacks of what it writes can be linked from it. */
function noteWrite({ traced }: Environment, request: FastifyRequest, now: number, input: { params?: unknown; body?: unknown }): void {
  const { span, organizationId } = request;
  if (!traced || !span || organizationId === undefined) return;
  const orderId = [input.params, input.body].map((part) => (part as { order_id?: unknown } | undefined)?.order_id).find(isText);
  traced.note({ organizationId, now, orderId }, span);
}
const isText = (value: unknown) => typeof value === 'string';

/** Counts a request without a token: by the client's address, and by the link where that is what it comes with. */
function takeUnnamed(limiter: RateLimiter, { byLink }: Operation, request: FastifyRequest): Record<string, string> {
  const wall = Date.now();
  if (!byLink) return limiter.take(`address ${request.ip}`, 'token', wall);
  limiter.take(`link ${(request.params as { link: string }).link}`, 'page', wall, LINK_RATE);
  return limiter.take(`address ${request.ip}`, 'page', wall);
}

/** Runs a handler as the organization's fault rules allow, and sends its answer or what stands in its place. */
async function underFaults(
  environment: Environment,
  operation: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
  handle: () => Promise<unknown>,
): Promise<unknown> {
  request.handlerBegan = reply.elapsedTime;
  try {
    if (environment.faults && request.organizationId !== undefined) await meetFaults(environment, operation, request, reply);
    const answer = await handle().catch((error: unknown) => {
      throw failureAfter(request.fault) ?? error;
    });
    const failure = failureAfter(request.fault);
    if (failure) throw failure;
    if (answer instanceof Download) {
      return reply
        .type(operation.download ?? 'application/octet-stream')
        .header('content-disposition', `attachment; filename="${answer.fileName}"`)
        .send(answer.content);
    }
    return answer instanceof Rendered ? reply.type('application/json').send(answer.text) : answer;
  } catch (error) {
    if (error instanceof ConnectionDropped) {
      ticketOf(request.raw)?.leave();
      return reply;
    }
    if (error instanceof RawAnswer) return sendRaw(error.answer, reply);
    throw error;
  } finally {
    request.handlerEnded = reply.elapsedTime;
  }
}

/** What the organization's fault rules say to this call; throws what is answered in the handler's place. */
async function meetFaults(environment: Environment, operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { organizationId } = request;
  // The way to remove a rule is never spoiled by one.
  if (!environment.faults || organizationId === undefined || operation.path.startsWith('/cartwright/')) return;
  const path = request.url.split('?', 1)[0]!;
  const fault = environment.faults.decide({ organizationId, operation: operation.id, method: request.method, path });
  if (!fault) return;
  ticketOf(request.raw)?.stepAside();
  await meetFault(fault, request, reply, environment.inspector);
  ticketOf(request.raw)?.comeBack();
}

/** The token endpoints answer what they cannot read in their own form (RFC 6749 §5.2). */
function inErrorForm<T>(operation: Operation, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (operation.errorForm !== 'oauth') throw error;
    const first = error instanceof ApiErrors ? error.all[0] : error;
    if (!(first instanceof ApiError)) throw error;
    throw new OAuthError(oauthErrors.invalidRequest, { parameter: first.key ?? 'body' });
  }
}

function readBody(
  reader: Reader | undefined,
  raw: Buffer | undefined,
  request: FastifyRequest,
  operation: Operation,
  optional: boolean,
): unknown {
  // A body where none is wanted is not looked at: clients send `{}` or an empty string with a JSON content type.
  if (!reader) return undefined;
  const value = parseBody(raw, request.headers['content-type'], operation.form === true);
  return reader(value === undefined || (value === null && optional) ? {} : value);
}

/** What a handler asks for besides its answer, in the attempt that counts. */
interface Effects {
  readonly invalidated: string[];
  readonly afterCommit: (() => Promise<void>)[];
  headers: Record<string, string>;
}

const headersText = ({ headers }: Effects) => (Object.keys(headers).length === 0 ? null : JSON.stringify(headers));

async function run(operation: Operation, context: Context<never, never, never>, effects: Effects, reply: FastifyReply): Promise<unknown> {
  const { idempotency, environment } = context;
  const { invalidated } = effects;
  invalidated.length = 0;
  effects.afterCommit.length = 0;
  effects.headers = {};
  const transactional = operation.writes === 'transaction' || (operation.writes === 'one_call' && idempotency !== undefined);
  if (!transactional) {
    const answer = await keptInstead(operation, context, effects, async () => operation.handle(context));
    for (const topic of invalidated) await environment.directory.announce(context.db, topic);
    return answer;
  }
  const outcome = await environment.database.transaction(async (db) => {
    if (idempotency) {
      const kept = await replay(db, context.tenant.applicationId, idempotency, context.wall);
      if (kept) {
        effects.headers = { ...kept.headers };
        return new Rendered(kept.response ?? '{}');
      }
    }
    let answer: unknown;
    try {
      answer = await operation.handle({ ...context, db });
    } catch (error) {
      // A refusal of a single call is a value like any other: what the call wrote before it stays.
      if (operation.writes !== 'one_call' || !idempotency || !(error instanceof ApiError)) throw error;
      await db.query(forgetKey, [context.tenant.applicationId, idempotency.target, idempotency.key]);
      return error;
    }
    for (const topic of invalidated) await environment.directory.announce(db, topic);
    if (!idempotency) return answer;
    const text = answer instanceof Rendered ? answer.text : (reply.serializeInput(answer as Record<string, unknown>, '200') as string);
    await db.query(keepResponse, [context.tenant.applicationId, idempotency.target, idempotency.key, text, headersText(effects)]);
    return new Rendered(text);
  });
  if (outcome instanceof ApiError) throw outcome;
  return outcome;
}

/**
 * An operation that looks at the key itself does so when it writes, after its checks: what they refuse now may have been taken, and
 * answered, before.
 */
async function keptInstead(
  operation: Operation,
  { db, tenant, idempotency, wall }: Context<never, never, never>,
  effects: Effects,
  handle: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await handle();
  } catch (error) {
    const refused = error instanceof ApiError || error instanceof ApiErrors;
    if (operation.writes !== 'own' || !idempotency || !refused) throw error;
    const { target, key, hash } = idempotency;
    const [kept] = await db.query(findKept, [tenant.applicationId, target, key, Buffer.from(hash, 'hex'), new Date(wall)]);
    if (!kept) throw error;
    effects.headers = { ...kept.headers };
    return new Rendered(kept.response ?? '{}');
  }
}

async function replay(db: Connection, applicationId: number, idempotency: Idempotency, wall: number): Promise<IdempotencyRow | undefined> {
  const { target, key, hash } = idempotency;
  const [row] = await db.query(beginIdempotent, [applicationId, target, key, Buffer.from(hash, 'hex'), new Date(wall)]);
  if (row?.outcome === 'mismatch') throw new ApiError(errors.idempotencyMismatch);
  return row?.outcome === 'replay' ? row : undefined;
}

async function runWithRetries<T>(operation: Operation, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const again = operation.writes !== 'none' && error instanceof DatabaseError && error.retryable && tries < ATTEMPTS;
      if (!again) throw error;
    }
  }
}

function idempotencyOf(request: FastifyRequest, operation: Operation, raw: Buffer | undefined): Idempotency | undefined {
  const key = header(request, 'idempotency-key');
  if (key === undefined || key === '' || operation.writes === 'none' || !request.applicationId) return undefined;
  if (key.length > MAX_KEY_LENGTH) throw new ApiError(errors.tooLong, { key: 'Idempotency-Key', values: { count: MAX_KEY_LENGTH } });
  if (!/^[\x20-\x7e]+$/.test(key)) throw new ApiError(errors.notStorable, { key: 'Idempotency-Key' });
  const hash = createHash('sha256')
    .update(raw ?? '')
    .digest('hex');
  const banner = request.tenant?.bannerSlug ?? '';
  return { target: `${request.method} ${canonicalPath(operation, request)} ${banner}`, key, hash };
}

/** The path with each parameter encoded in one way: however a client spells an id, its requests have one target. */
function canonicalPath(operation: Operation, request: FastifyRequest): string {
  const params = request.params as Record<string, string>;
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function userIdOf(part: unknown): unknown {
  return (part as { user_id?: unknown } | undefined)?.user_id;
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function readFlag(request: FastifyRequest, name: string): boolean {
  const value = (header(request, name.toLowerCase()) ?? '').toLowerCase();
  if (!['', 'true', 'false'].includes(value)) throw new ApiError(errors.notABoolean, { key: name });
  return value === 'true';
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}

/** OAuth credentials never belong in a URL: proxies and logs keep URLs (contract/oauth.md §2). */
function refuseCredentialsInQuery(request: FastifyRequest): void {
  const query = request.query as Record<string, unknown>;
  for (const name of ['client_id', 'client_secret', 'token', 'code', 'code_verifier', 'assertion', 'grant_type']) {
    if (Object.hasOwn(query, name)) throw new OAuthError(oauthErrors.queryParamsForbidden);
  }
}

function hasRequired(schema: TSchema): boolean {
  return ((schema as { required?: string[] }).required ?? []).length > 0;
}

/** The answer of operations that have nothing to say. */
export const EmptyResponse = Type.Object({}, { description: 'An empty object.' });
