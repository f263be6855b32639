import type { AddressGuard } from '../../../callbacks/address-guard.ts';
import { signatures, signingKey } from '../../../callbacks/signature.ts';
import { Transport } from '../../../callbacks/transport.ts';

export interface WebhookMessage {
  readonly url: string;
  /** PEM of a CA to trust besides the public ones. */
  readonly ca: string | null;
  /** `whsec_…`. */
  readonly secret: string;
  readonly messageId: string;
  /** JSON. */
  readonly body: string;
}

export const ATTEMPT_MILLISECONDS = 10_000;

/**
 * Posts a message signed by Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Gives why it did not arrive, or
 * null once the receiver has answered 2xx. `now` is the wall, epoch milliseconds. Never rejects.
 */
export async function sendWebhook(message: WebhookMessage, guard: AddressGuard, now: number): Promise<string | null> {
  const { url, ca, secret, messageId, body } = message;
  const timestamp = Math.floor(now / 1_000);
  let transport: Transport | undefined;
  try {
    transport = new Transport(guard, ca, 1);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Cartwright-Status',
      'webhook-id': messageId,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatures([signingKey(secret)], messageId, timestamp, body),
    };
    const { status } = await transport.post(new URL(url), headers, body, ATTEMPT_MILLISECONDS);
    return status >= 200 && status < 300 ? null : `answered ${status}`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await transport?.close();
  }
}
