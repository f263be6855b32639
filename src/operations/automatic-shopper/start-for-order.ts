import { ApiError, errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { scenarioLibrary } from '../../fulfillment/automatic-shopper/library.ts';
import { MAX_SCENARIO } from '../../fulfillment/automatic-shopper/read-scenario.ts';
import { withSettings } from '../../fulfillment/automatic-shopper/settings.ts';
import { startRuns } from '../../storage/automatic-shopper/run.ts';
import { findAutomaticShopper } from '../../storage/automatic-shopper/shopper.ts';
import { type Context, defineOperation, MANAGE_BANNER } from '../define.ts';
import { stateOf } from '../fulfilling/batching.ts';
import { requireOrderUnderWay } from '../fulfilling/finding.ts';
import { SHOPPER_ERRORS, ShopperSettingsBody, scenarioOf, settingsOf } from './fields.ts';
import { EXAMPLE_RUN, OrderPath, requireRun, runAnswer, ShopperRunSchema } from './run-answer.ts';
import { newRun } from './starting.ts';

export const startAutomaticShopper = defineOperation({
  id: 'management.automatic_shopper.start',
  method: 'POST',
  path: '/cartwright/v1/orders/{order_id}/automatic_shopper',
  server: 'development',
  title: 'Start the automatic shopper for an order',
  description:
    'It acknowledges, picks and delivers this order, by probabilities, by a scenario of the library, or by one that you send. What is not ' +
    'sent is as the organization has set it for all orders. An order that is under way already goes on from where it stands. Starting again ' +
    'begins anew with other settings; what was done stays done.',
  access: MANAGE_BANNER,
  params: OrderPath,
  body: Type.Object({
    ...ShopperSettingsBody,
    scenario_text: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: MAX_SCENARIO,
        description: 'A scenario of your own, as YAML or JSON, in place of a named one. Its language: Get the language of scenarios.',
      }),
    ),
  }),
  response: ShopperRunSchema,
  errors: [
    ...SHOPPER_ERRORS,
    errors.scenarioInvalid,
    errors.scenarioMisfit,
    errors.exclusiveFields,
    errors.resourceNotFound,
    errors.orderOver,
  ],
  writes: 'transaction',
  example: { params: { order_id: 'a1b2c3' }, body: { scenario: 'replacement-approved' }, response: EXAMPLE_RUN },
  handle: async (context) => {
    const { body, params, db, tenant, now } = context;
    const { scenario_text: text, ...told } = body;
    if (text !== undefined && told.scenario !== undefined) {
      throw new ApiError(errors.exclusiveFields, { key: 'scenario_text', values: { field: 'scenario' } });
    }
    const [known] = await db.query(findAutomaticShopper, [tenant.organizationId]);
    const settings = settingsOf(told, withSettings(known!.settings as object));
    const own = text === undefined ? undefined : scenarioOf(text);
    const { row, view } = await requireOrder(context);
    const wanted = own ?? (told.scenario === undefined ? undefined : scenarioLibrary().get(told.scenario));
    if (wanted && !wanted.kinds.includes(view.kind)) {
      const key = own ? 'scenario_text' : 'scenario';
      throw new ApiError(errors.scenarioMisfit, { key, values: { kind: view.kind, kinds: wanted.kinds.join(', ') } });
    }
    const order = { ref: row.id, orderId: row.order_id, kind: view.kind, windowStartsAt: view.windowStartsAt, body: view.body };
    await db.query(startRuns, [tenant.organizationId, JSON.stringify([newRun(order, settings, now, own)]), new Date(now)]);
    return runAnswer(await requireRun(context, params.order_id));
  },
});

async function requireOrder(context: Context<{ order_id: string }, unknown, unknown>) {
  const order = await requireOrderUnderWay(context, context.params.order_id);
  const state = stateOf(order);
  if (state === 'delivered' || state === 'canceled') throw new ApiError(errors.orderOver, { values: { state } });
  return order;
}
