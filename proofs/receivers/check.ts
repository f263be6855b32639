import type { ApiClient } from '../support/api.ts';
import type { Findings } from '../support/findings.ts';
import { type AttemptAnswer, attemptsOf, type DeliveryAnswer, type EventAnswer, idOf, listDeliveries } from '../support/management.ts';
import type { Seen } from '../support/receiver.ts';
import type { Kind } from './kinds.ts';

/**
 * `missing`: an event without a delivery. `lost`: said to be delivered, and the receiver does not have it. `stuck`: still pending.
 * `given_up`: failed before its last attempt. `misreported`: the log of attempts is not what the receiver saw. `off_schedule`: tried too
 * early or too late. `repeated`, `disordered`: at the good receiver.
 */
export const KINDS_OF_FINDINGS = [
  'missing',
  'lost',
  'stuck',
  'given_up',
  'misreported',
  'off_schedule',
  'repeated',
  'disordered',
  'followed',
] as const;
export type ReceiverFindings = Findings<(typeof KINDS_OF_FINDINGS)[number]>;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
/** Seconds between attempts, as they are documented. */
const SCHEDULE = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
const JITTER = 0.1;
const LONGEST_WAIT = 24 * HOUR;
/** Answers cut the fractions of seconds off. */
const TOLERANCE = 2;

export interface Looked {
  readonly deliveries: readonly DeliveryAnswer[];
  readonly attempts: number;
}

/** What stands at one webhook, with the log of every attempt, compared with what the receiver saw. */
export async function lookAt(api: ApiClient, kind: Kind, webhookId: number, findings: ReceiverFindings): Promise<Looked> {
  const deliveries = await listDeliveries(api, `webhook_id=${webhookId}`);
  let attempts = 0;
  const byEvent = new Map<string, { logged: AttemptAnswer[]; schedules: AttemptAnswer[][] }>();
  for (const delivery of deliveries) {
    const log = await attemptsOf(api, delivery.delivery_id);
    attempts += log.length;
    if (log.length !== delivery.attempts)
      findings.note('misreported', `${labelOf(kind, delivery)}: ${delivery.attempts} attempts, ${log.length} logged`);
    const event = byEvent.get(idOf(delivery)) ?? { logged: [], schedules: [] };
    event.logged.push(...log);
    event.schedules.push([...log]);
    byEvent.set(idOf(delivery), event);
  }
  for (const [eventId, { logged, schedules }] of byEvent) {
    const seen = kind.receiver.seen.get(eventId);
    compareLog(`${kind.name}, event ${eventId}`, logged, seen, findings);
    checkSchedule(`${kind.name}, event ${eventId}`, schedules, seen, findings);
  }
  return { deliveries, attempts };
}

/** After the days of retries: each event was taken or stands as failed, and nothing waits. */
export function checkOutcomes(
  kind: Kind,
  events: readonly EventAnswer[],
  deliveries: readonly DeliveryAnswer[],
  findings: ReceiverFindings,
): void {
  const byEvent = new Map(deliveries.map((delivery) => [idOf(delivery), delivery]));
  const gone = deliveries.some((delivery) => delivery.last_status === 410);
  for (const event of events) {
    const delivery = byEvent.get(idOf(event));
    // What happens after the receiver said that it is gone is not meant for it.
    if (!delivery && !gone) findings.note('missing', `${kind.name}: no delivery of ${event.event_name} ${idOf(event)}`);
    if (!delivery) continue;
    const label = labelOf(kind, delivery);
    // What was committed beside the 410 waits until the webhook is enabled again.
    if (delivery.state === 'pending' && !gone) findings.note('stuck', label);
    if (delivery.state === 'delivered' && !kind.receiver.has(idOf(event))) findings.note('lost', label);
    if (delivery.state === 'failed' && !gone && delivery.attempts !== SCHEDULE.length + 1)
      findings.note('given_up', `${label} after ${delivery.attempts}`);
  }
}

/** After the replay of what failed, every receiver has every event. */
export function checkArrivals(kind: Kind, events: readonly EventAnswer[], findings: ReceiverFindings): void {
  for (const event of events) {
    if (!kind.receiver.has(idOf(event))) findings.note('lost', `${kind.name} never had ${event.event_name} ${idOf(event)}`);
  }
}

/** The good receiver gets everything once, and each order's events in their order. */
export function checkGood(kind: Kind, findings: ReceiverFindings): void {
  const latest = new Map<string, bigint>();
  for (const eventId of kind.receiver.arrivals) {
    const { answers, orderId } = kind.receiver.seen.get(eventId)!;
    if (answers.length > 1) findings.note('repeated', `${eventId} came ${answers.length} times`);
    if (orderId === undefined) continue;
    if ((latest.get(orderId) ?? 0n) > BigInt(eventId)) findings.note('disordered', `${eventId} of ${orderId}`);
    latest.set(orderId, BigInt(eventId));
  }
}

function compareLog(label: string, logged: readonly AttemptAnswer[], seen: Seen | undefined, findings: ReceiverFindings): void {
  const told = logged.flatMap((attempt) => answersOf(attempt));
  const saw = (seen?.answers ?? []).map(({ answer }) => (answer === 'cut' || answer === 'hang' ? 'none' : answer));
  if (told.join() !== saw.join()) findings.note('misreported', `${label}: the log says ${told.join()}, the receiver saw ${saw.join()}`);
}

/** What the receiver must have seen of an attempt; nothing where it had no connection or no token to look at. */
function answersOf({ status, error }: AttemptAnswer): string[] {
  if (status === 401) return [];
  if (status !== null) return [String(status)];
  return /ECONNREFUSED|token endpoint/.test(error ?? '') ? [] : ['none'];
}

function checkSchedule(label: string, deliveries: readonly AttemptAnswer[][], seen: Seen | undefined, findings: ReceiverFindings): void {
  let arrival = 0;
  for (const attempts of deliveries) {
    for (const [index, attempt] of attempts.entries()) {
      const arrived = answersOf(attempt).length > 0 ? seen?.answers[arrival++] : undefined;
      const next = attempts[index + 1];
      if (!next) continue;
      const waited = (Date.parse(next.attempted_at) - Date.parse(attempt.attempted_at)) / 1_000;
      const asked = Math.min(arrived?.retryAfter ?? 0, LONGEST_WAIT);
      const wait = SCHEDULE[index] ?? 0;
      const least = Math.max(wait * (1 - JITTER), asked) - TOLERANCE;
      const most = Math.max(wait * (1 + JITTER), asked) + TOLERANCE;
      if (waited < least || waited > most)
        findings.note('off_schedule', `${label}: ${waited} s after attempt ${index + 1}, not ${least} to ${most}`);
    }
  }
}

function labelOf({ name }: Kind, delivery: DeliveryAnswer): string {
  return `${name}, delivery ${delivery.delivery_id} of event ${idOf(delivery)} (${delivery.state}, ${delivery.last_error})`;
}
