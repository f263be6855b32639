import { ApiError, errors } from '../../../contract/errors.ts';
import type { Static } from '../../../contract/schema.ts';
import { MOST_RULES } from '../../../http/faults/rules.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_FAULT, FaultSchema, faultAnswer, faultsOf, NewFaultBody } from './fields.ts';

export const createFault = defineOperation({
  id: 'management.faults.create',
  method: 'POST',
  path: '/cartwright/v1/faults',
  title: 'Make calls fail',
  description:
    "A rule about calls of the organization: those of an operation, a method, a path's beginning, or all. It waits, answers a failure in the documented " +
    'envelope or as given, or closes the connection, before or after the operation did its work. Refusals of the token, the scope and the rate ' +
    'limit come first, and calls under `/cartwright/` never meet a fault. Answers name the rules in the header `Cartwright-Fault`, and are inspected. ' +
    'A call meets the oldest rule that spoils it, and the latency of older ones. With `callback` the rule is about callbacks: they are dropped, ' +
    'duplicated, delayed or reordered, as their log says; tests of a webhook are spared.\n\n' +
    'A failure that is answered before the operation ran is not kept under an `Idempotency-Key`: a retry with the key does the work. Rules live in ' +
    'the memory of the process that made them, at most 100 for each organization: they end with it and do not reach other processes.',
  server: 'development',
  access: MANAGE,
  body: NewFaultBody,
  response: FaultSchema,
  errors: [
    errors.blank,
    errors.invalid,
    errors.notIncluded,
    errors.notAnInteger,
    errors.notANumber,
    errors.notABoolean,
    errors.notAString,
    errors.notAnObject,
    errors.tooSmall,
    errors.tooLarge,
    errors.tooLong,
    errors.exactlyOneForm,
    errors.tooFewEntries,
    errors.tooManyEntries,
    errors.notAnArray,
    errors.faultWithoutEffect,
    errors.notOfCallbacks,
    errors.tooManyFaults,
  ],
  writes: 'own',
  example: {
    body: {
      operation_id: 'fulfillment.orders.create_delivery',
      probability: 0.5,
      first_calls: 10,
      seed: 42,
      latency: { min_ms: 100, max_ms: 900 },
      answer: { status: 503, retry_after: 2 },
      description: 'Does the shop retry?',
    },
    response: EXAMPLE_FAULT,
  },
  handle: ({ body, environment, tenant, wall }) => {
    check(body);
    const { answer, callback, latency, connection = null } = body;
    const rule = faultsOf(environment).add(
      tenant.organizationId,
      {
        operation: body.operation_id ?? null,
        method: body.method ?? null,
        pathPrefix: body.path_prefix ?? null,
        probability: body.probability ?? 1,
        first: body.first_calls ?? null,
        every: body.every ?? null,
        seed: body.seed,
        latency: latency ? { min: latency.min_ms, max: latency.max_ms } : null,
        answer: answer
          ? {
              status: answer.status,
              message: answer.message ?? null,
              code: answer.code ?? null,
              key: answer.key ?? null,
              body: answer.body ?? null,
              contentType: answer.content_type ?? null,
              retryAfter: answer.retry_after ?? null,
            }
          : null,
        connection,
        handlerRuns: connection === 'truncated' || (!answer && connection === null) || body.handler_runs === true,
        callback: callback
          ? {
              effect: callback.effect,
              seconds: callback.seconds ?? DEFAULT_SECONDS,
              webhookId: callback.webhook_id ?? null,
              events: callback.events ?? null,
            }
          : null,
        description: body.description ?? null,
      },
      wall,
    );
    if (!rule) throw new ApiError(errors.tooManyFaults, { values: { count: MOST_RULES } });
    return faultAnswer(rule);
  },
});

/** By which a callback is put off. */
const DEFAULT_SECONDS = 60;

function check(body: Static<typeof NewFaultBody>): void {
  const { latency, answer, connection, callback } = body;
  const effects = { answer, connection, callback };
  const given = Object.entries(effects).filter(([, effect]) => effect !== undefined);
  if (given.length === 0 && !latency) throw new ApiError(errors.faultWithoutEffect);
  if (given.length > 1) {
    throw new ApiError(errors.exactlyOneForm, { key: given.at(-1)![0], values: { forms: Object.keys(effects).join(', ') } });
  }
  if (callback) {
    for (const key of ['operation_id', 'method', 'path_prefix', 'latency', 'handler_runs'] as const) {
      if (body[key] !== undefined) throw new ApiError(errors.notOfCallbacks, { key });
    }
  }
  if (latency && latency.max_ms < latency.min_ms) {
    throw new ApiError(errors.tooSmall, { key: 'latency.max_ms', values: { count: latency.min_ms } });
  }
}
