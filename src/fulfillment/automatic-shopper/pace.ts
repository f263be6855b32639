import type { Dice } from './decisions.ts';
import type { Action, Instruction } from './instruction.ts';

/** Seconds that a person takes to get to a point, on average. */
const TO_POINT: Readonly<Record<string, number>> = {
  acknowledged: 120,
  picking: 300,
  verifying_replacements: 30,
  checkout: 240,
  receipt_sanity_check: 60,
  bags_check: 120,
  staged: 90,
  runner_acknowledged: 60,
  at_store: 600,
  bags_verified: 120,
  delivering: 180,
  completed: 60,
};
const TO_DO: Readonly<Partial<Record<Action['do'], number>>> = {
  find: 45,
  short: 60,
  replace: 90,
  refund: 75,
  add: 60,
  message: 10,
  customer: 90,
  late: 60,
  happen: 60,
  cancel: 60,
  stage: 300,
  rate: 900,
};

/** Seconds before an action at speed 1, half as long to half as long again. */
export function pace(dice: Dice, action: Action, question: string): number {
  const average = action.do === 'go' ? (TO_POINT[action.to] ?? 60) : (TO_DO[action.do] ?? 0);
  return Math.round(average * (0.5 + dice.unit(`pace ${question}`)));
}

/** Paces actions that are added one after the other; the runner and the last steps of a pickup are quick. */
export class Script {
  readonly instructions: Instruction[] = [];
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  add(action: Action, after?: number | 'road'): void {
    const question = `${this.instructions.length} ${action.do}`;
    this.instructions.push({ ...action, after: after ?? pace(this.#dice, action, question) });
  }
}
