import type { Component, Scope } from './components.ts';
import type { Impact } from './engine/engine.ts';

/** What the console writes into incidents by itself. Texts are stored as they are at the time. */

const NAMES: Readonly<Record<Component, string>> = {
  api: 'API',
  oauth: 'OAuth',
  database: 'Database',
  callbacks: 'Callbacks',
  catalogue_ingestion: 'Catalogue ingestion',
  due_work: 'Scheduled work',
};

export const componentName = (component: Component): string => NAMES[component];

const serverName = (environment: string) => (environment === 'production' ? 'Production server' : 'Development server');

export function openingTitle(environment: string, scope: Scope, impact: Impact): string {
  if (scope === 'server') return `${serverName(environment)} does not answer`;
  return `${serverName(environment)}: ${NAMES[scope]} ${impact === 'minor' ? 'degraded' : 'down'}`;
}

export function openingText(failures: number, reason: string | null): string {
  return `${failures} checks in a row failed${reason === null ? '' : `: ${reason}`}.`;
}

export function raisingText(impact: Impact, reason: string | null): string {
  return `The impact is now ${impact}${reason === null ? '' : `: ${reason}`}.`;
}

/** `milliseconds`: how long it was open. */
export function closingText(milliseconds: number): string {
  return `Operational again after ${duration(milliseconds)}.`;
}

/** `1 h 5 min`, `4 min 30 s`, `12 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}
