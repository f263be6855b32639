import type { Operation } from '../define.ts';
import { deleteAutomaticShopper } from './delete-automatic-shopper.ts';
import { getAutomaticShopper } from './get-automatic-shopper.ts';
import { getShopperRun } from './get-for-order.ts';
import { getScenario } from './get-scenario.ts';
import { getScenarioLanguage } from './get-scenario-language.ts';
import { listScenarios } from './list-scenarios.ts';
import { setAutomaticShopper } from './set-automatic-shopper.ts';
import { startAutomaticShopper } from './start-for-order.ts';
import { stopAutomaticShopper } from './stop-for-order.ts';

/** The automatic shopper of development, in the order of the reference. */
export const automaticShopperOperations: readonly Operation[] = [
  getAutomaticShopper,
  setAutomaticShopper,
  deleteAutomaticShopper,
  startAutomaticShopper,
  getShopperRun,
  stopAutomaticShopper,
  listScenarios,
  getScenario,
  getScenarioLanguage,
];
