import { createServer } from 'node:http';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createApp } from '../http/app.ts';
import { operations } from '../operations/index.ts';
import type { World } from '../operations/management/management.fixture.ts';
import { mountOperations } from '../operations/mount.ts';
import { isPassing } from '../storage/engine/index.ts';
import { mountConsent } from './consent.ts';

/** The consent pages and the operations of a world, without sockets. */
export async function openPages(world: World, log = world.environment.log): Promise<FastifyInstance> {
  const app = createApp({
    log,
    serverFactory: (listener) => createServer(listener),
    isUnavailable: isPassing,
  });
  mountOperations(app, operations, world.environment, undefined);
  mountConsent(app, world.environment, undefined);
  await app.ready();
  return app;
}

export interface Shown {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Where a redirect leads. */
  readonly to: URL | undefined;
  readonly heading: string | undefined;
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const decode = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!);

/** Somebody with a browser: keeps our cookie, fills in the form that is shown. */
export class Browser {
  readonly #app: FastifyInstance;
  cookie: string | undefined;
  page: Shown | undefined;
  language = 'en-US';

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  get(url: string): Promise<Shown> {
    return this.send({ method: 'GET', url });
  }

  /** Follows redirects that stay on the server. */
  async send(options: InjectOptions): Promise<Shown> {
    const headers = { 'accept-language': this.language, ...(this.cookie === undefined ? {} : { cookie: this.cookie }), ...options.headers };
    const answer = await this.#app.inject({ ...options, headers });
    const set = answer.headers['set-cookie'];
    if (typeof set === 'string') this.cookie = set.split(';', 1)[0];
    const location = answer.headers.location;
    if (location?.startsWith('/')) return this.get(location);
    const shown = {
      status: answer.statusCode,
      text: answer.body,
      headers: answer.headers as Shown['headers'],
      to: location === undefined ? undefined : new URL(location),
      heading: /<h1>(.*?)<\/h1>/.exec(answer.body)?.[1],
    };
    this.page = shown;
    return shown;
  }

  /** The form of the page whose action begins so, with its hidden fields. */
  form(action: string): { url: string; fields: Record<string, string> } {
    const [, url = ''] = new RegExp(`action="(${action}[^"]*)"`).exec(this.page?.text ?? '') ?? [];
    const [, token = ''] = /name="form_token" value="([^"]*)"/.exec(this.page?.text ?? '') ?? [];
    return { url: decode(url), fields: { form_token: token } };
  }

  submit(action: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Shown> {
    const form = this.form(action);
    return this.post(form.url, { ...form.fields, ...fields }, headers);
  }

  post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Shown> {
    const payload = new URLSearchParams(fields).toString();
    const sent = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null', 'sec-fetch-site': 'same-origin', ...headers };
    return this.send({ method: 'POST', url, payload, headers: sent });
  }
}
