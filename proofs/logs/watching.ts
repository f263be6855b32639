import diagnostics from 'node:diagnostics_channel';
import { registerHooks } from 'node:module';
import type { FastifyInstance } from 'fastify';
import { replaceInModule } from '../faults/replacing.ts';
import { FOLDER_VARIABLE, keepSecrets } from './kept.ts';
import { secretsOf } from './secrets.ts';

/**
 * Preloaded into every process of the suite: lines of the log and the secrets of every exchange, of the servers with the suite and of
 * the servers with receivers, go to files of the folder that the variable names. A server has no switch for it.
 */
if (process.env[FOLDER_VARIABLE] !== undefined) watch();

function watch(): void {
  const ours = new URL('pino.ts', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) => {
      const isServers = specifier === 'pino' && /\/(?:src|bench|proofs)\//.test(context.parentURL ?? '') && context.parentURL !== ours;
      return isServers ? { url: ours, format: 'module-typescript', shortCircuit: true } : next(specifier, context);
    },
  });
  Object.assign(globalThis, { watchedByProof: watchApp });
  const decorated = `app.decorateRequest('locale', 'en-US');`;
  replaceInModule('/src/http/app.ts', decorated, `${decorated}\n  (globalThis as any).watchedByProof(app);`);
  watchClients();
}

const textOf = (content: unknown) => (typeof content === 'string' || Buffer.isBuffer(content) ? content.toString() : '');

function watchApp(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    keepSecrets(
      secretsOf({
        operation: request.routeOptions.config.operation ?? 'unknown',
        url: request.url,
        params: (request.params ?? {}) as Record<string, string>,
        headers: request.headers,
        body: textOf(request.body),
        answerHeaders: reply.getHeaders(),
        answer: textOf(payload),
      }),
    );
    done(null, payload);
  });
}

/** What receivers and their token endpoints are sent and answer; the client library publishes it. */
function watchClients(): void {
  const keep = (text: string) =>
    keepSecrets(secretsOf({ operation: 'client', url: '', params: {}, headers: {}, body: text, answerHeaders: {}, answer: '' }));
  diagnostics.subscribe('undici:request:bodyChunkSent', (message) => keep(textOf((message as { chunk: unknown }).chunk)));
  diagnostics.subscribe('undici:request:bodyChunkReceived', (message) => {
    keep(Buffer.from((message as { chunk: Uint8Array }).chunk).toString());
  });
}
