import type { SecretBox } from '../storage/secrets/secret-box.ts';
import type { WebhookRow } from '../storage/webhooks/webhook.ts';
import type { AddressGuard } from './address-guard.ts';
import type { EventToSend } from './envelope.ts';
import { type AttemptResult, Sender } from './sender.ts';
import type { Network } from './transport.ts';

/** Connections of one webhook, and so attempts at its receiver at once. */
const CONNECTIONS = 64;
/** Attempts under way at a receiver that answers fast: those beyond its connections wait for one, so that claims are few and large. */
const MOST_IN_FLIGHT = 256;
const FAST_MILLISECONDS = 250;
const FIRST_IN_FLIGHT = 16;
const LEAST_IN_FLIGHT = 2;

/**
 * An enabled webhook in this process. Each success lets one more attempt be under way, each failure halves the number: a receiver that
 * hangs soon holds two places and no more.
 */
export class Hook {
  readonly row: WebhookRow;
  inFlight = 0;
  /** The last claim left something behind. */
  more = false;
  #limit = FIRST_IN_FLIGHT;
  #sender: Sender | Error;

  constructor(row: WebhookRow, secrets: SecretBox, guard: AddressGuard, network?: Network) {
    this.row = row;
    try {
      this.#sender = new Sender(row, secrets, guard, CONNECTIONS, network);
    } catch (error) {
      this.#sender = error as Error;
    }
  }

  get free(): number {
    return Math.max(0, this.#limit - this.inFlight);
  }

  /** Behind a backlog claims wait for a quarter of the places: many small ones would keep the database from writing outcomes. */
  get worthClaiming(): boolean {
    return this.free > 0 && (!this.more || this.free * 4 >= this.#limit);
  }

  /** Never rejects. */
  async attempt(event: EventToSend, traceparent?: string): Promise<AttemptResult> {
    if (this.#sender instanceof Error) return unsendable(this.#sender);
    const result = await this.#sender.attempt(event, traceparent);
    const most = result.milliseconds < FAST_MILLISECONDS ? MOST_IN_FLIGHT : CONNECTIONS;
    this.#limit = result.delivered ? Math.min(this.#limit + 1, most) : Math.max(this.#limit >> 1, LEAST_IN_FLIGHT);
    return result;
  }

  async close(): Promise<void> {
    if (this.#sender instanceof Sender) await this.#sender.close();
  }
}

/** The webhook can't be used as it is stored, such as with secrets of another key. */
function unsendable(error: Error): AttemptResult {
  return {
    delivered: false,
    status: null,
    error: error.message,
    excerpt: null,
    remoteAddress: null,
    retryAfter: null,
    gone: false,
    milliseconds: 0,
  };
}
