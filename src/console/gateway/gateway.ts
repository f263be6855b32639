import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import { ApiError, errors } from '../../contract/errors.ts';
import { recordWrite } from '../audit/record.ts';
import type { ConsoleContext } from '../context.ts';
import { admit } from '../guard.ts';
import { mayDo, type ServerName } from '../rights.ts';
import type { Membership } from '../sessions.ts';
import { type AssignedServer, asApiError, assignedServer } from './assigned.ts';
import { type Passage, passageOf } from './policy.ts';
import { isWebhookWrite, refuseSecretOfOtherServer } from './webhook-secrets.ts';

/** Bytes of a JSON body that is passed on, as on the servers. */
const BODY_LIMIT = 1024 * 1024;
/** Of the request: what operations read. Cookies and the CSRF token stay here. */
const REQUEST_HEADERS = ['accept', 'accept-language', 'content-type', 'idempotency-key', 'x-retailer-id', 'x-treat-ids-as-internal'];
/** Of the answer: what clients read. */
const ANSWER_HEADERS = [
  'allow',
  'content-disposition',
  'content-type',
  'deprecation',
  'idempotent-replayed',
  'link',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'sunset',
];

type GatewayRequest = FastifyRequest<{ Params: { environment: string } }>;

/**
 * `/api/servers/{environment}/…`: the Management API and the Connect API of the organization's server, with the console's own
 * application. Status and envelope of the server come through unchanged.
 */
export function mountGateway(app: FastifyInstance, context: ConsoleContext): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.route<{ Params: { environment: string } }>({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: '/api/servers/:environment/*',
      exposeHeadRoute: false,
      config: { operation: 'console.gateway' },
      onRequest: (request) => admit(request, 'view', context),
      handler: (request, reply) => pass(request, reply, context),
    });
  });
}

async function pass(request: GatewayRequest, reply: FastifyReply, context: ConsoleContext): Promise<FastifyReply> {
  const { environment } = request.params;
  // Not the decoded parameter: the path goes on as it came.
  const [path = '', query] = splitOnce(request.url.slice(`/api/servers/${environment}`.length), '?');
  const passage = passageOf(request.method, path);
  if (!passage || !isServerName(environment)) throw new ApiError(errors.routeNotFound);
  const organization = request.session!.organization!;
  if (!mayDo(organization.role, passage.right, environment)) throw new ApiError(errors.roleTooLow);

  const isRead = request.method === 'GET';
  // Read before the body is passed on: a stream that was consumed has lost its socket.
  const origin = { environment, path, address: request.ip };
  const body = isRead ? undefined : await bodyOf(request, passage);
  const server = await assignedServer(context, organization.id, environment);
  try {
    await refuseWrites(request, passage, body, organization, server, context);
    const target = query === undefined ? path : `${path}?${query}`;
    const answer = await askServer(request, reply, server, target, body, context);
    if (!isRead) await record(request, passage, origin, answer.statusCode, context);
    return send(reply, answer);
  } catch (error) {
    const shown = asApiError(error, environment);
    if (!isRead && shown instanceof ApiError) await record(request, passage, origin, shown.definition.status, context);
    throw shown;
  }
}

async function refuseWrites(
  request: FastifyRequest,
  passage: Passage,
  body: Buffer | Readable | undefined,
  organization: Membership,
  { environment, application }: AssignedServer,
  context: ConsoleContext,
): Promise<void> {
  const [api, , topic, id, action] = passage.segments;
  const isOwn = api === 'cartwright' && topic === 'applications' && id === application.clientId;
  if (isOwn && request.method !== 'GET' && action !== 'clone') throw new ApiError(errors.ownApplication);
  if (isWebhookWrite(request.method, passage) && Buffer.isBuffer(body)) {
    await refuseSecretOfOtherServer(body, organization.id, environment, context);
  }
}

/** A token that the server no longer takes is renewed once; a body that was streamed cannot be sent again. */
async function askServer(
  request: FastifyRequest,
  reply: FastifyReply,
  { address, application }: AssignedServer,
  path: string,
  body: Buffer | Readable | undefined,
  { serverApi, clock }: ConsoleContext,
): Promise<Dispatcher.ResponseData> {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const ask = async () => {
    const token = await serverApi.token(address, application, clock.now());
    return serverApi.connections.request(address, {
      method: request.method,
      path,
      headers: { ...headersOf(request), authorization: `Bearer ${token}`, 'x-request-id': request.id },
      ...(body === undefined ? {} : { body }),
      signal: gone.signal,
    });
  };
  const answer = await ask();
  if (answer.statusCode !== 401) return answer;
  await answer.body.dump();
  serverApi.forget(address, application);
  const again = body === undefined || Buffer.isBuffer(body) ? await ask() : undefined;
  if (again && again.statusCode !== 401) return again;
  await again?.body.dump();
  // A 401 would tell the browser that its own session is over.
  throw new ApiError(errors.retryLater);
}

function send(reply: FastifyReply, answer: Dispatcher.ResponseData): FastifyReply {
  for (const name of ANSWER_HEADERS) {
    const value = answer.headers[name];
    if (value !== undefined) reply.header(name, value);
  }
  return reply.code(answer.statusCode).send(answer.body);
}

function headersOf(request: FastifyRequest): Record<string, string> {
  const given = REQUEST_HEADERS.map((name) => [name, request.headers[name]] as const);
  return Object.fromEntries(given.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** JSON is read whole, so that it can be looked at and sent again; a file (a snapshot) is passed on as it comes. */
async function bodyOf(request: FastifyRequest, { segments }: Passage): Promise<Buffer | Readable | undefined> {
  const stream = request.body as Readable | undefined;
  if (stream === undefined) return undefined;
  if (segments[0] === 'cartwright' && segments[2] === 'snapshots') return stream;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_LIMIT) throw new ApiError(errors.bodyTooLarge, { values: { count: BODY_LIMIT } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

interface Origin {
  readonly environment: ServerName;
  readonly path: string;
  readonly address: string;
}

function record(
  request: FastifyRequest,
  { segments }: Passage,
  { environment, path, address }: Origin,
  status: number,
  context: ConsoleContext,
): Promise<void> {
  const operation = `${request.method} /${segments.slice(0, 3).join('/')}`;
  return recordWrite(request, { operation, target: path, environment, status, ofOrganization: true, address }, context);
}

const isServerName = (text: string): text is ServerName => text === 'development' || text === 'production';

function splitOnce(text: string, at: string): [string, string | undefined] {
  const index = text.indexOf(at);
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
