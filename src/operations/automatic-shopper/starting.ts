import { compileScenario } from '../../fulfillment/automatic-shopper/compile.ts';
import type { Instruction } from '../../fulfillment/automatic-shopper/instruction.ts';
import { scenarioLibrary } from '../../fulfillment/automatic-shopper/library.ts';
import { planOrder } from '../../fulfillment/automatic-shopper/plan.ts';
import type { Scenario } from '../../fulfillment/automatic-shopper/scenario.ts';
import type { ShopperSettings } from '../../fulfillment/automatic-shopper/settings.ts';
import type { OrderBody, OrderKind } from '../../fulfillment/orders/order.ts';
import type { RunStatus } from '../../storage/automatic-shopper/run.ts';

/** An order that comes under the automatic shopper. Times in epoch milliseconds. */
export interface StartingOrder {
  readonly ref: number;
  readonly orderId: string;
  readonly kind: OrderKind;
  readonly windowStartsAt: number;
  readonly body: OrderBody;
}

/** As `cw.start_shopper_runs` takes it. */
export interface NewRun {
  readonly order_ref: number;
  readonly status: RunStatus;
  readonly settings: ShopperSettings;
  readonly scenario: string | null;
  readonly script: readonly Instruction[];
  readonly next_at: string | null;
  readonly log: readonly object[];
}

/** Before the window begins. */
const LEAD = 3_600_000;

/** What the shopper will do with an order: the scenario given, else that of the settings where it fits the order, else by probabilities. */
export function newRun(order: StartingOrder, settings: ShopperSettings, now: number, own?: Scenario): NewRun {
  const { ref, orderId, kind, body, windowStartsAt } = order;
  const named = settings.scenario === null ? undefined : scenarioLibrary().get(settings.scenario);
  const scenario = own ?? (named?.kinds.includes(kind) ? named : undefined);
  const script = scenario ? compileScenario(scenario, kind, orderId, settings) : planOrder({ orderId, kind, items: body.items }, settings);
  const [first] = script;
  const after = first && first.after !== 'road' ? (first.after * 1_000) / settings.speed : 0;
  const from = settings.start === 'before_window' ? Math.max(now, windowStartsAt - LEAD) : now;
  return {
    order_ref: ref,
    status: first ? 'running' : 'done',
    settings,
    scenario: scenario?.name ?? null,
    script,
    next_at: first ? new Date(Math.round(from + after)).toISOString() : null,
    log: [],
  };
}
