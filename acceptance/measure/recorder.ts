import type { Answer, Client } from '../support/client.ts';
import { hasType, held, placesAt } from './paths.ts';
import { type ErrorRow, type FieldRow, nameOfError, nameOfField, nameOfRow, type OperationKey, tables } from './tables.ts';

export interface Wish {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Title of the endpoint row, where several share method and path. */
  readonly row?: string;
}
export interface Exchange {
  readonly operation: OperationKey;
  readonly wish: Wish;
  readonly answer: Answer;
}
export type Fault = 'drop-field' | 'change-message';
/** What of a body the planted faults touch. */
type Faulty = { service_option_hold?: { expires_at?: string }; error?: { message?: string } };

/** Operations whose deprecated row is marked in the reference only: the request does not tell which row is meant. */
const MARKED_IN_THE_REFERENCE = new Set(['POST /v2/fulfillment/lastmile/stores']);

/** Sends calls by the tables' names and keeps what they show of the contract. */
export class Recorder {
  readonly exchanges: Exchange[] = [];
  /** The rows of endpoints.tsv that were served, by name. */
  readonly served = new Set<string>();
  readonly effects = new Set<string>();
  readonly provoked = new Set<ErrorRow>();
  readonly problems: string[] = [];
  readonly #client: Client;
  readonly #token: string;
  readonly #fault: Fault | undefined;

  constructor(client: Client, token: string, fault: Fault | undefined) {
    this.#client = client;
    this.#token = token;
    this.#fault = fault;
  }

  async send<T = unknown>(operation: OperationKey, wish: Wish = {}): Promise<Answer<T>> {
    const [method, template] = operation.split(' ') as [string, string];
    const path = template.replace(/{(\w+)}/g, (_, name: string) => encodeURIComponent(String(wish.params?.[name] ?? `no-${name}`)));
    const query = wish.query === undefined ? '' : `?${new URLSearchParams(wish.query)}`;
    const token = wish.token ?? (path.startsWith('/v2/oauth') ? undefined : this.#token);
    const call = { method, path: path + query, body: wish.body, headers: wish.headers ?? {}, ...(token === undefined ? {} : { token }) };
    return this.#planted(await this.#client.send<T>(call));
  }

  /** A call that must succeed; everything in it and in its answer counts as shown. */
  async call<T = unknown>(operation: OperationKey, wish: Wish = {}): Promise<T> {
    const answer = await this.send<T>(operation, wish);
    const rows = tables.endpoints.filter((row) => row.operation === operation || row.title === wish.row);
    const row = rows.find((one) => one.title === wish.row) ?? rows.find((one) => one.status === 'current') ?? rows[0];
    if (answer.status !== 200) throw new Error(`${operation} answered ${answer.status} ${answer.text.slice(0, 600)}`);
    this.exchanges.push({ operation, wish, answer });
    if (row) this.served.add(nameOfRow(row));
    if (row?.status === 'deprecated' && !MARKED_IN_THE_REFERENCE.has(operation)) {
      for (const header of ['deprecation', 'sunset']) if (!answer.headers[header]) this.problems.push(`${operation}: no header ${header}`);
    }
    for (const field of tables.fields)
      if (field.operation === operation && field.direction === 'response') this.#checkShape(field, answer.body);
    return answer.body;
  }

  #checkShape(field: FieldRow, body: unknown): void {
    for (const place of placesAt(body, field.field)) {
      if (!hasType(held(place), field.type)) this.problems.push(`${field.operation}: ${place.path} of the answer is no ${field.type}`);
    }
    if (field.required !== 'yes') return;
    const cut = field.field.lastIndexOf('.');
    const parents = cut === -1 ? 1 : placesAt(body, field.field.slice(0, cut)).length;
    if (placesAt(body, field.field).length < parents) this.problems.push(`${field.operation}: an answer lacks ${field.field}`);
  }

  /** The last success of an operation whose request meets a condition. */
  success(operation: OperationKey, meets: (exchange: Exchange) => boolean = () => true): Exchange | undefined {
    return this.exchanges.findLast((exchange) => exchange.operation === operation && meets(exchange));
  }

  /** Says that a field of a request did what the contract says. */
  effect(operation: OperationKey, field: string, holds: boolean): void {
    if (holds) this.effects.add(`${operation} ${field}`);
    else this.problems.push(`${operation}: ${field} had no effect`);
  }

  /** Compares an answer, its whole body, with a row of errors.tsv. `which`: key, or words of the note. */
  provoke(operation: OperationKey, message: string, answer: Answer, which?: string): void {
    const fits = (row: ErrorRow) => row.message === message && (which === undefined || row.key === which || row.note.includes(which));
    const row = tables.errors.find((one) => one.operation === operation && fits(one) && !this.provoked.has(one));
    if (!row) {
      this.problems.push(`${operation}: errors.tsv has no (further) row ${message} ${which ?? ''}`);
      return;
    }
    const wrong = difference(row, answer);
    if (wrong === undefined) this.provoked.add(row);
    else this.problems.push(`${operation}: ${nameOfError(row)}: ${wrong}`);
  }

  /** The planted fault: what a server with such a fault would have answered. */
  #planted<T>(answer: Answer<T>): Answer<T> {
    const body = answer.body as Faulty | undefined;
    if (this.#fault === 'drop-field' && body?.service_option_hold) delete body.service_option_hold.expires_at;
    if (this.#fault === 'change-message' && body?.error?.message === 'User Not Found') body.error.message = 'User not found';
    return answer;
  }

  /** Whether a field was in a successful exchange. */
  shown({ operation, direction, field, type }: FieldRow): boolean {
    const name = /^{?(.*?)}?$/.exec(field)![1]!;
    return this.exchanges.some((exchange) => {
      if (exchange.operation !== operation) return false;
      if (direction === 'path') return exchange.wish.params?.[name] !== undefined;
      if (direction === 'header') return exchange.wish.headers?.[field] !== undefined;
      if (direction === 'query') return exchange.wish.query?.[name] !== undefined;
      const places = placesAt(direction === 'request' ? exchange.wish.body : exchange.answer.body, field);
      return places.some((place) => hasType(held(place), type));
    });
  }
}

/** What of an answer is not what the row says; an UNKNOWN status is read as 400, an UNKNOWN code or key as any. */
function difference(row: ErrorRow, answer: Answer): string | undefined {
  const body = answer.body as { error?: { message?: unknown; code?: unknown; errors?: unknown }; meta?: { key?: unknown } };
  const said = `${answer.status} ${answer.text.slice(0, 300)}`;
  const status = row.status === 'UNKNOWN' ? 400 : Number(row.status);
  if (row.note.startsWith('OAuth form')) return compare({ error: row.code, error_description: row.message }, body, answer, status, said);
  const code = row.code === 'UNKNOWN' ? body.error?.code : row.code === 'null' ? null : Number(row.code);
  if (code !== null && !Number.isInteger(code)) return said;
  const key = row.key === 'UNKNOWN' ? body.meta?.key : row.key === '' ? undefined : row.key;
  const meta = row.key.startsWith('{') ? (JSON.parse(row.key) as unknown) : key === undefined ? {} : { key };
  const message = row.message === '*' ? body.error?.message : row.message;
  if (typeof message !== 'string' || message === '') return said;
  const several = code === 9999 && Array.isArray(body.error?.errors) ? { errors: body.error.errors } : {};
  return compare({ error: { message, code, ...several }, meta }, body, answer, status, said);
}

function compare(expected: unknown, body: unknown, answer: Answer, status: number, said: string): string | undefined {
  const same = answer.status === status && sorted(expected) === sorted(body);
  return same ? undefined : `expected ${status} ${JSON.stringify(expected)}, got ${said}`;
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner,
  );
}

export { nameOfError, nameOfField };
