import type { Answer } from '../support/connection.ts';
import type { LoadRequest } from './requests.ts';

/** What came of a load; milliseconds from when a request was sent. Ids are those of the writes. */
export interface LoadResult {
  readonly accepted: number;
  readonly shed: number;
  /** The connection ended without an answer. */
  readonly unanswered: number;
  /** Neither the right 200 nor a 503 in the documented form. */
  readonly wrong: readonly string[];
  readonly wrongCount: number;
  readonly acceptedIds: readonly string[];
  readonly shedIds: readonly string[];
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  /** Of those accepted that arrived after the first two seconds, in which a burst is taken whole. */
  readonly p99Steady: number;
  readonly p99OfShed: number;
  /** From when a request arrived until the load had a connection for it: where this is much, the load was more than it could send. */
  readonly p99Late: number;
}

const SHOWN = 5;
const BURST_MILLISECONDS = 2_000;

export class Tally {
  readonly #accepted: number[] = [];
  readonly #steady: number[] = [];
  readonly #shed: number[] = [];
  readonly #late: number[] = [];
  readonly #acceptedIds: string[] = [];
  readonly #shedIds: string[] = [];
  readonly #wrong: string[] = [];
  #wrongCount = 0;
  #unanswered = 0;
  readonly #began = performance.now();

  /** `late`: how long it waited for a connection of the load itself. */
  answered(request: LoadRequest, { status, head, body }: Answer, milliseconds: number, late: number): void {
    this.#late.push(late);
    if (status === 200 && request.isRight(body.toString('latin1'))) {
      this.#accepted.push(milliseconds);
      if (performance.now() - milliseconds - this.#began > BURST_MILLISECONDS) this.#steady.push(milliseconds);
      if (request.writes !== undefined) this.#acceptedIds.push(request.writes);
    } else if (status === 503 && isRefusal(head, body)) {
      this.#shed.push(milliseconds);
      if (request.writes !== undefined) this.#shedIds.push(request.writes);
    } else {
      this.#wrongCount++;
      if (this.#wrong.length < SHOWN) this.#wrong.push(`${status} ${body.toString().slice(0, 200)}`);
    }
  }

  unanswered(): void {
    this.#unanswered++;
  }

  get result(): LoadResult {
    return {
      accepted: this.#accepted.length,
      shed: this.#shed.length,
      unanswered: this.#unanswered,
      wrong: this.#wrong,
      wrongCount: this.#wrongCount,
      acceptedIds: this.#acceptedIds,
      shedIds: this.#shedIds,
      seconds: (performance.now() - this.#began) / 1_000,
      p50: quantile(this.#accepted, 0.5),
      p99: quantile(this.#accepted, 0.99),
      p99Steady: quantile(this.#steady, 0.99),
      p99OfShed: quantile(this.#shed, 0.99),
      p99Late: quantile(this.#late, 0.99),
    };
  }
}

function isRefusal(head: string, body: Buffer): boolean {
  if (!/\r\nretry-after: [1-9]\d*(\r|$)/i.test(head)) return false;
  const { error, meta } = JSON.parse(body.toString()) as { error?: { code?: number; message?: string }; meta?: object };
  return error?.code === 2003 && typeof error.message === 'string' && meta !== undefined;
}

function quantile(values: number[], part: number): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}
