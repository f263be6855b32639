import type { OrderKind } from '../orders/order.ts';
import { addWaitForCustomer, type Courses, goThrough } from './course.ts';
import { diceOf } from './decisions.ts';
import type { Action, CustomerAct, Instruction, ProductWish } from './instruction.ts';
import { isShopped, journeyOf } from './journey.ts';
import { Script } from './pace.ts';
import { secondsOf } from './read-scenario.ts';
import { placeSteps, type Scenario, type ScenarioStep } from './scenario.ts';
import type { ShopperSettings } from './settings.ts';

/**
 * The instructions by which an order of the kind follows a scenario. What the steps leave open goes well: lines that none of them names are
 * found before the shopper leaves the shelves, bags are staged, the customer of a pickup order arrives, and the order is delivered.
 */
export function compileScenario(scenario: Scenario, kind: OrderKind, orderId: string, settings: ShopperSettings): Instruction[] {
  const script = new Script(diceOf(settings.seed, orderId));
  const names = journeyOf(kind).map((point) => point.name);
  const said = { customer: false, staging: false };
  let here = 0;
  const courses: Courses = {
    customer: () => {
      if (!said.customer) addWaitForCustomer(script, settings.waits.customer);
      said.customer = true;
    },
    staging: () => {
      if (!said.staging) script.add({ do: 'stage' });
    },
  };
  const goTo = (place: number, proof?: { photo?: string; name?: string }) => {
    for (; here < place; here++) {
      if (names[here] === 'picking' && isShopped(kind)) script.add({ do: 'find' });
      const isLast = here + 1 === names.length - 1;
      goThrough(script, kind, names[here + 1]!, courses, isLast ? proof : undefined);
    }
  };
  const { placed } = placeSteps(scenario.steps, kind);
  for (const { step, place } of placed) {
    goTo(place, step.action === 'deliver' ? proofOf(step) : undefined);
    if (meetsCustomer(step)) said.customer = true;
    if (step.action === 'stage' || step.action === 'wait_for_staging') said.staging = true;
    if (step.action === 'runner_missing') courses.customer();
    const action = actionOf(step, kind);
    if (action) script.add(action, step.after ?? (action.do === 'wait' || action.do === 'hold' ? 0 : undefined));
    if (step.action === 'hold_at' || step.action === 'cancel') return script.instructions;
  }
  goTo(names.length - 1);
  return script.instructions;
}

function meetsCustomer({ action, value }: ScenarioStep): boolean {
  return action === 'wait_for_customer' || (action === 'customer' && value === 'arrive');
}

function proofOf({ beside }: ScenarioStep): { photo?: string; name?: string } | undefined {
  const { photo, name } = beside as { photo?: string; name?: string };
  return photo === undefined && name === undefined
    ? undefined
    : { ...(photo === undefined ? {} : { photo }), ...(name === undefined ? {} : { name }) };
}

/** Undefined where the way there is all. */
function actionOf({ action, value, beside }: ScenarioStep, kind: OrderKind): Action | undefined {
  const line = String(value);
  const quantity = beside as { count?: number; weight?: number };
  switch (action) {
    case 'find':
      return line === 'rest' ? { do: 'find' } : { do: 'find', line, ...quantity };
    case 'short':
      return { do: 'short', line, ...quantity };
    case 'replace':
      return { do: 'replace', line, ...(beside as { with?: ProductWish }) };
    case 'refund':
      return { do: 'refund', line };
    case 'add':
      return { do: 'add', item: value as ProductWish, ...quantity };
    case 'message':
      return { do: 'message', text: value as string };
    case 'wait_for_answer':
    case 'wait_for_customer':
    case 'wait_for_staging':
      return {
        do: 'wait',
        for: action.slice('wait_for_'.length) as 'answer' | 'customer' | 'staging',
        seconds: secondsOf(value as string),
      };
    case 'customer': {
      const { line: named, ...rest } = beside as { line?: string | number; with?: ProductWish; text?: string };
      return { do: 'customer', act: value as CustomerAct, ...rest, ...(named === undefined ? {} : { line: String(named) }) };
    }
    case 'late':
      return { do: 'late', minutes: Math.max(1, Math.round(secondsOf(value as string) / 60)) };
    case 'customer_missing':
      return { do: 'happen', what: kind === 'pickup' ? 'unable_to_find_customer' : 'customer_mia' };
    case 'runner_missing':
      return { do: 'happen', what: 'runner_not_found' };
    case 'reschedule':
      return { do: 'happen', what: 'rescheduled' };
    case 'cancel':
      return { do: 'cancel', reason: (value as string | null) ?? 'instacart_driven' };
    case 'stage':
      return { do: 'stage', ...(beside as { bags?: string[] }) };
    case 'rate':
      return { do: 'rate', stars: value as number, ...(beside as { note?: string }) };
    case 'hold_at':
      return { do: 'hold' };
    case 'deliver':
      return undefined;
  }
}
