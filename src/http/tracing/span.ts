import type { SpanContext } from './context.ts';

/** As OTLP numbers them. */
export const KIND = { internal: 1, server: 2, client: 3 } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export interface SpanStart extends SpanContext {
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: Kind;
  readonly attributes: Attributes;
  readonly links: readonly SpanContext[];
}

/** Something that took time. Once it has ended nothing is added to it. */
export class Span implements SpanContext {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly kind: Kind;
  readonly links: readonly SpanContext[];
  /** Milliseconds since 1970 with fractions; `endedAt` 0 while it goes on. */
  readonly startedAt = performance.timeOrigin + performance.now();
  endedAt = 0;
  name: string;
  attributes: Attributes;
  failed = false;
  readonly #export: (span: Span) => void;

  constructor({ traceId, spanId, parentSpanId, name, kind, attributes, links }: SpanStart, toExport: (span: Span) => void) {
    this.traceId = traceId;
    this.spanId = spanId;
    this.parentSpanId = parentSpanId;
    this.name = name;
    this.kind = kind;
    this.attributes = attributes;
    this.links = links;
    this.#export = toExport;
  }

  /** Ends it with what is only known now. `error.type` among the attributes says that it failed. */
  end(attributes: Attributes = {}): void {
    if (this.endedAt !== 0) return;
    this.endedAt = performance.timeOrigin + performance.now();
    this.attributes = { ...this.attributes, ...attributes };
    this.failed = this.attributes['error.type'] !== undefined;
    this.#export(this);
  }
}
