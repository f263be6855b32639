import { AsyncLocalStorage } from 'node:async_hooks';
import { newSpanId, newTraceId, type RemoteContext, type SpanContext } from './context.ts';
import { type Attributes, KIND, type Kind, Span } from './span.ts';

export interface TracerOptions {
  /** Takes each span at its end. */
  readonly export: (span: Span) => void;
  /** Share of the traces that begin here and are recorded, 0 to 1. */
  readonly ratio: number;
}

/** Begins spans and knows which one goes on. What is not recorded has none, and costs next to nothing. */
export class Tracer {
  readonly #export: (span: Span) => void;
  readonly #ratio: number;
  readonly #current = new AsyncLocalStorage<Span>();

  constructor({ export: toExport, ratio }: TracerOptions) {
    this.#export = toExport;
    this.#ratio = ratio;
  }

  get current(): Span | undefined {
    return this.#current.getStore();
  }

  /** A request: whoever sent a context with it decided whether it is recorded. */
  begin(name: string, kind: Kind, parent: RemoteContext | undefined, links: readonly SpanContext[] = []): Span | undefined {
    const traceId = parent?.traceId ?? newTraceId();
    // What a recorded span is linked from belongs to its story.
    if (!(parent?.sampled ?? (links.length > 0 || this.#isChosen(traceId)))) return undefined;
    return new Span({ traceId, spanId: newSpanId(), parentSpanId: parent?.spanId, name, kind, attributes: {}, links }, this.#export);
  }

  /** Runs `work` as part of the span. */
  within<T>(span: Span, work: () => T): T {
    return this.#current.run(span, work);
  }

  /** Runs `work` as a span of its own below the one that goes on; without one it only runs. */
  async during<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
    const parent = this.current;
    // What a request began and did not wait for goes on after its end, and is no part of it.
    if (parent === undefined || parent.endedAt !== 0) return work();
    const { traceId, spanId: parentSpanId } = parent;
    const span = new Span({ traceId, spanId: newSpanId(), parentSpanId, name, kind: KIND.client, attributes, links: [] }, this.#export);
    try {
      const result = await this.#current.run(span, work);
      span.end();
      return result;
    } catch (error) {
      span.end({ 'error.type': typeOf(error) });
      throw error;
    }
  }

  /** By the trace's id, so that several processes choose alike. */
  #isChosen(traceId: string): boolean {
    return Number.parseInt(traceId.slice(-13), 16) < this.#ratio * 2 ** 52;
  }
}

/** A code such as PostgreSQL's, else the class; messages may hold values. */
function typeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' && code !== '' ? code : String(name ?? 'unknown');
}
