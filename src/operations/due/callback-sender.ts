import type { Environment } from '../define.ts';

/** What sends callbacks, as far as time is concerned. */
export interface CallbackSender {
  /** Sends what is due at an instant of the organization and resolves when each has been tried once; may give how many they were. */
  drain(organizationId: number, now: number): Promise<unknown>;
  /** When the next callback falls due, in the organization's time, epoch milliseconds. */
  nextDueAt(organizationId: number): Promise<number | null | undefined>;
  /** Events were committed. */
  wake?(organizationId: number): void;
}

export function callbacksOf(environment: Environment): CallbackSender | undefined {
  return (environment as Environment & { readonly callbacks?: CallbackSender }).callbacks;
}
