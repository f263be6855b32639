import { ApiError, errors } from '../../../contract/errors.ts';
import { nullable, oneOf, type Static, Type } from '../../../contract/schema.ts';
import type { FaultRule, Faults } from '../../../http/faults/rules.ts';
import type { Environment } from '../../define.ts';

export const FaultPath = Type.Object({ id: Type.String({ maxLength: 40, description: 'Id of the rule.' }) });

const MatchFields = {
  operation_id: Type.String({ maxLength: 255, description: 'Only calls of this operation, e.g. `fulfillment.orders.create_delivery`.' }),
  method: oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], 'Only calls with this method.'),
  path_prefix: Type.String({ maxLength: 2_000, pattern: '^/', description: 'Only calls whose path begins so, e.g. `/v2/fulfillment/`.' }),
};

const SIXTY_SECONDS = 60_000;
const Delay = (description: string) => Type.Integer({ minimum: 0, maximum: SIXTY_SECONDS, description: `${description} In milliseconds.` });

const LatencySchema = Type.Object(
  { min_ms: Delay('At least.'), max_ms: Delay('At most.') },
  { description: 'Wait before the call is served: between the two, drawn by the seed.' },
);

const AnswerFields = {
  status: Type.Integer({ minimum: 400, maximum: 599, description: 'Status of the answer.' }),
  message: Type.String({
    maxLength: 1_000,
    description: "Message of the envelope. Default: the platform's own of 429, 500 and 503, else the status in words.",
  }),
  code: Type.Integer({ minimum: 0, maximum: 99_999, description: "Code of the envelope. Default: the platform's own, else 4001." }),
  key: Type.String({ maxLength: 255, description: '`meta.key` of the envelope.' }),
  body: Type.String({ maxLength: 65_536, description: 'Sent as it is instead of the envelope.' }),
  content_type: Type.String({ maxLength: 255, pattern: '^[\\x20-\\x7e]+$', description: 'Type of `body`. Default `application/json`.' }),
  retry_after: Type.Integer({
    minimum: 0,
    maximum: 86_400,
    description: 'Seconds of the header `Retry-After`. 429 and 503 have 1 by default.',
  }),
};

const CONNECTION = 'What becomes of the connection: `dropped` closes it, `truncated` sends half of the answer first.';
const HANDLER_RUNS =
  'The operation does its work and only its answer is lost: what it wrote stays, and what it answered is kept under an `Idempotency-Key`. ' +
  'Default false; always so with `truncated` and with latency alone.';

const CallbackFields = {
  effect: oneOf(
    ['dropped', 'duplicated', 'delayed', 'reordered'],
    '`dropped`: not sent, and the attempt counts as failed; the usual retry follows. `duplicated`: sent twice, with one id. `delayed`: put off, ' +
      'and later events of the order wait. `reordered`: as dropped, and later events of the order overtake it until its retry.',
  ),
  webhook_id: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'Only callbacks to this webhook.' }),
  events: Type.Array(Type.String({ maxLength: 255, description: 'Name of an event.' }), {
    minItems: 1,
    maxItems: 100,
    description: 'Only callbacks of these events.',
  }),
};
const SECONDS =
  "Seconds of the organization's clock by which a callback is `delayed`, or at least until the retry of one that is `reordered`.";

export const NewFaultBody = Type.Object({
  operation_id: Type.Optional(MatchFields.operation_id),
  method: Type.Optional(MatchFields.method),
  path_prefix: Type.Optional(MatchFields.path_prefix),
  probability: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1, description: 'Part of the calls that meet it, from 0 to 1. Default 1.' }),
  ),
  first_calls: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Only the first calls, this many. Default: no end.' }),
  ),
  every: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Only every how manieth call. Default: every one.' })),
  seed: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 2_147_483_647,
      description: 'The same seed and the same calls give the same faults. Default: a random one, which the answer names.',
    }),
  ),
  latency: Type.Optional(LatencySchema),
  answer: Type.Optional(
    Type.Object(
      {
        status: AnswerFields.status,
        message: Type.Optional(AnswerFields.message),
        code: Type.Optional(AnswerFields.code),
        key: Type.Optional(AnswerFields.key),
        body: Type.Optional(AnswerFields.body),
        content_type: Type.Optional(AnswerFields.content_type),
        retry_after: Type.Optional(AnswerFields.retry_after),
      },
      { description: 'Answer this.' },
    ),
  ),
  connection: Type.Optional(oneOf(['dropped', 'truncated'], CONNECTION)),
  handler_runs: Type.Optional(Type.Boolean({ description: HANDLER_RUNS })),
  callback: Type.Optional(
    Type.Object(
      {
        effect: CallbackFields.effect,
        seconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400, description: `${SECONDS} Default 60.` })),
        webhook_id: Type.Optional(CallbackFields.webhook_id),
        events: Type.Optional(CallbackFields.events),
      },
      { description: 'The rule is about callbacks instead of calls; `probability`, `first_calls` and `every` count their attempts.' },
    ),
  ),
  description: Type.Optional(Type.String({ maxLength: 255, description: 'What the rule is for.' })),
});

/** A fault rule with what it has done. */
export const FaultSchema = Type.Object({
  id: Type.String({ description: 'Id of the rule, as in the header `Cartwright-Fault`.' }),
  operation_id: nullable(MatchFields.operation_id),
  method: nullable(Type.String({ description: 'Only calls with this method.' })),
  path_prefix: nullable(Type.String({ description: 'Only calls whose path begins so.' })),
  probability: Type.Number({ description: 'Part of the calls that meet it.' }),
  first_calls: nullable(Type.Integer({ description: 'Only the first calls, this many.' })),
  every: nullable(Type.Integer({ description: 'Only every how manieth call.' })),
  seed: Type.Integer({ description: 'What the draws follow from.' }),
  latency: nullable(LatencySchema),
  answer: nullable(
    Type.Object(
      {
        status: AnswerFields.status,
        message: nullable(AnswerFields.message),
        code: nullable(AnswerFields.code),
        key: nullable(AnswerFields.key),
        body: nullable(AnswerFields.body),
        content_type: nullable(Type.String({ description: 'Type of `body`.' })),
        retry_after: nullable(AnswerFields.retry_after),
      },
      { description: 'What is answered; null members are the defaults.' },
    ),
  ),
  connection: nullable(Type.String({ description: CONNECTION })),
  handler_runs: Type.Boolean({ description: HANDLER_RUNS }),
  callback: nullable(
    Type.Object(
      {
        effect: CallbackFields.effect,
        seconds: Type.Integer({ description: SECONDS }),
        webhook_id: nullable(CallbackFields.webhook_id),
        events: nullable(CallbackFields.events),
      },
      { description: 'The rule is about callbacks instead of calls.' },
    ),
  ),
  description: nullable(Type.String({ description: 'What the rule is for.' })),
  matched: Type.Integer({ description: 'Calls, or attempts of callbacks, that it was about so far.' }),
  applied: Type.Integer({ description: 'How many of them met it.' }),
  created_at: Type.String({ description: 'On the wall. ISO 8601, UTC.' }),
});

export const EXAMPLE_FAULT = {
  id: 'fault-1',
  operation_id: 'fulfillment.orders.create_delivery',
  method: null,
  path_prefix: null,
  probability: 0.5,
  first_calls: 10,
  every: null,
  seed: 42,
  latency: { min_ms: 100, max_ms: 900 },
  answer: { status: 503, message: null, code: null, key: null, body: null, content_type: null, retry_after: 2 },
  connection: null,
  handler_runs: false,
  callback: null,
  description: 'Does the shop retry?',
  matched: 0,
  applied: 0,
  created_at: '2026-05-06T07:00:00Z',
};

export function faultsOf({ faults }: Environment): Faults {
  if (!faults) throw new ApiError(errors.routeNotFound);
  return faults;
}

export function faultAnswer(rule: FaultRule): Static<typeof FaultSchema> {
  const { answer, callback, latency } = rule;
  return {
    id: rule.id,
    operation_id: rule.operation,
    method: rule.method,
    path_prefix: rule.pathPrefix,
    probability: rule.probability,
    first_calls: rule.first,
    every: rule.every,
    seed: rule.seed,
    latency: latency && { min_ms: latency.min, max_ms: latency.max },
    answer: answer && {
      status: answer.status,
      message: answer.message,
      code: answer.code,
      key: answer.key,
      body: answer.body,
      content_type: answer.contentType,
      retry_after: answer.retryAfter,
    },
    connection: rule.connection,
    handler_runs: rule.handlerRuns,
    callback: callback && {
      effect: callback.effect,
      seconds: callback.seconds,
      webhook_id: callback.webhookId,
      events: callback.events && [...callback.events],
    },
    description: rule.description,
    matched: rule.matched,
    applied: rule.applied,
    created_at: new Date(rule.createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}
