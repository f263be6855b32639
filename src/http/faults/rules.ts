import { randomInt } from 'node:crypto';

/** Which calls a rule is about; what is left out matches all. */
export interface FaultMatch {
  readonly operation: string | null;
  readonly method: string | null;
  readonly pathPrefix: string | null;
}

/** What is answered instead; null members are as usual. */
export interface FaultAnswer {
  readonly status: number;
  readonly message: string | null;
  readonly code: number | null;
  readonly key: string | null;
  /** Sent as it is instead of the envelope. */
  readonly body: string | null;
  readonly contentType: string | null;
  /** Seconds of `Retry-After`. */
  readonly retryAfter: number | null;
}

/** What becomes of callbacks. */
export interface CallbackFault {
  readonly effect: 'dropped' | 'duplicated' | 'delayed' | 'reordered';
  /** Of the organization's clock, of `delayed` and `reordered`. */
  readonly seconds: number;
  readonly webhookId: number | null;
  /** Names of events; null: all. */
  readonly events: readonly string[] | null;
}

export interface FaultDefinition extends FaultMatch {
  /** Of the calls that match. */
  readonly probability: number;
  /** Only these many calls from the first one on. */
  readonly first: number | null;
  /** Every how manieth call. */
  readonly every: number | null;
  readonly seed: number;
  /** Milliseconds before the handler. */
  readonly latency: { readonly min: number; readonly max: number } | null;
  readonly answer: FaultAnswer | null;
  readonly connection: 'dropped' | 'truncated' | null;
  /** The handler does its work all the same; only its answer is lost. */
  readonly handlerRuns: boolean;
  /** The rule is about callbacks and not about calls. */
  readonly callback: CallbackFault | null;
  readonly description: string | null;
}

export interface FaultRule extends FaultDefinition {
  readonly id: string;
  readonly organizationId: number;
  readonly createdAt: number;
  /** Calls that it was about so far, and how many it spoiled. */
  matched: number;
  applied: number;
}

/** What happens to one call. */
export interface Fault {
  /** The rules that had a part in it. */
  readonly ids: readonly string[];
  /** Milliseconds, of all of them. */
  readonly delay: number;
  /** The one that spoils the answer; without one the call is only slow. */
  readonly spoils: Pick<FaultRule, 'answer' | 'connection' | 'handlerRuns'> | undefined;
}

export interface CallbackSending {
  readonly organizationId: number;
  readonly deliveryId: number;
  readonly webhookId: number;
  readonly eventName: string;
  /** Attempts made before. */
  readonly attempts: number;
}

export interface FaultCall {
  readonly organizationId: number;
  readonly operation: string;
  readonly method: string;
  /** Without its query. */
  readonly path: string;
}

export const MOST_RULES = 100;

/**
 * The fault rules of one process, in memory: they end with it. What a rule does to its n-th call follows from its seed and n alone, so
 * that the same calls meet the same faults again.
 */
export class Faults {
  readonly #rules = new Map<number, FaultRule[]>();
  /** Deliveries that were put off: when they come again they are sent. */
  readonly #putOff = new Set<number>();
  #count = 0;

  /** Undefined: the organization has the most rules it can have. */
  add(
    organizationId: number,
    definition: Omit<FaultDefinition, 'seed'> & { readonly seed: number | undefined },
    wall: number,
  ): FaultRule | undefined {
    const rules = this.#rules.get(organizationId) ?? [];
    if (rules.length >= MOST_RULES) return undefined;
    const seed = definition.seed ?? randomInt(2 ** 31);
    const rule = { ...definition, seed, id: `fault-${++this.#count}`, organizationId, createdAt: wall, matched: 0, applied: 0 };
    this.#rules.set(organizationId, [...rules, rule]);
    return rule;
  }

  /** The oldest first. */
  list(organizationId: number): readonly FaultRule[] {
    return this.#rules.get(organizationId) ?? [];
  }

  find(organizationId: number, id: string): FaultRule | undefined {
    return this.list(organizationId).find((rule) => rule.id === id);
  }

  remove(organizationId: number, id: string): boolean {
    const left = this.list(organizationId).filter((rule) => rule.id !== id);
    const found = left.length < this.list(organizationId).length;
    if (left.length === 0) this.#rules.delete(organizationId);
    else this.#rules.set(organizationId, left);
    return found;
  }

  /** Gives how many there were. */
  clear(organizationId: number): number {
    const { length } = this.list(organizationId);
    this.#rules.delete(organizationId);
    return length;
  }

  /** What a call meets: the first of the rules about it that spoils it, and the latency of the rules before that one. */
  decide(call: FaultCall): Fault | undefined {
    const rules = this.#rules.get(call.organizationId);
    if (rules === undefined) return undefined;
    const ids: string[] = [];
    let delay = 0;
    for (const rule of rules) {
      if (rule.callback !== null || !isAbout(rule, call)) continue;
      const number = ++rule.matched;
      if (!hits(rule, number)) continue;
      rule.applied++;
      ids.push(rule.id);
      const { min, max } = rule.latency ?? { min: 0, max: 0 };
      delay += min + Math.floor(draw(rule.seed, 2 * number + 1) * (max - min + 1));
      if (rule.answer !== null || rule.connection !== null) return { ids, delay, spoils: rule };
    }
    return ids.length === 0 ? undefined : { ids, delay, spoils: undefined };
  }

  /** What becomes of a callback: the first of the rules about it that says so. */
  sendingFault(sending: CallbackSending): { id: string; effect: CallbackFault['effect']; delay: number } | undefined {
    const rules = this.#rules.get(sending.organizationId);
    if (rules === undefined || this.#putOff.delete(sending.deliveryId)) return undefined;
    for (const rule of rules) {
      const { callback } = rule;
      if (callback === null || !isAboutSending(callback, sending)) continue;
      const number = ++rule.matched;
      if (!hits(rule, number)) continue;
      rule.applied++;
      if (callback.effect === 'delayed') this.#putOff.add(sending.deliveryId);
      return { id: rule.id, effect: callback.effect, delay: callback.seconds * 1_000 };
    }
    return undefined;
  }
}

function isAbout({ operation, method, pathPrefix }: FaultMatch, call: FaultCall): boolean {
  return (
    (operation === null || operation === call.operation) &&
    (method === null || method === call.method) &&
    (pathPrefix === null || call.path.startsWith(pathPrefix))
  );
}

function isAboutSending({ effect, webhookId, events }: CallbackFault, sending: CallbackSending): boolean {
  // What has been tried is neither put off nor overtaken any more.
  if ((effect === 'delayed' || effect === 'reordered') && sending.attempts > 0) return false;
  return (webhookId === null || webhookId === sending.webhookId) && (events === null || events.includes(sending.eventName));
}

function hits({ first, every, probability, seed }: FaultDefinition, number: number): boolean {
  if (first !== null && number > first) return false;
  if (every !== null && number % every !== 0) return false;
  return probability >= 1 || draw(seed, 2 * number) < probability;
}

/** The n-th number of a seed's sequence, in [0, 1): both are mixed as MurmurHash3 does at its end, so that no state is kept. */
export function draw(seed: number, n: number): number {
  let x = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca77)) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  x ^= x >>> 16;
  return (x >>> 0) / 2 ** 32;
}
