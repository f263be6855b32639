import { ApiError, errors } from '../../../contract/errors.ts';
import type { Inspected } from '../../../http/inspector/exchange.ts';
import type { Connection } from '../../../storage/engine/types.ts';
import { type CausedEventRow, findCausedEvents } from '../../../storage/events/caused.ts';
import type { Environment } from '../../define.ts';
import type { Tenant } from '../../tenant.ts';
import { inspectorOf } from './fields.ts';

export async function findRequest(environment: Environment, tenant: Tenant, requestId: string): Promise<Inspected> {
  const found = await inspectorOf(environment).find(tenant.organizationId, requestId);
  if (!found) throw new ApiError(errors.resourceNotFound);
  return found;
}

const MOST_NAMES = 500;
const LONGEST_ID = 255;

/** The events that a request wrote for orders that it or its answer names. */
export async function causedEvents(db: Connection, { head, rest }: Inspected): Promise<CausedEventRow[]> {
  if (head.now === null) return [];
  const names = new Set<string>();
  for (const segment of head.url.split('?', 1)[0]!.split('/')) names.add(decode(segment));
  for (const body of [rest.answerBody, rest.requestBody]) collect(parse(body?.text), names);
  const window = head.frozen ? [new Date(head.at), new Date(Math.ceil(head.at + head.milliseconds) + 1)] : [null, null];
  const orderIds = [...names].filter((name) => name !== '' && name.length <= LONGEST_ID && !name.includes('\u0000')).slice(0, MOST_NAMES);
  return db.query(findCausedEvents, [head.organizationId, orderIds, new Date(head.now), window[0]!, window[1]!]);
}

function collect(value: unknown, names: Set<string>): void {
  if (names.size >= MOST_NAMES) return;
  if (typeof value === 'string') names.add(value);
  else if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) collect(member, names);
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
