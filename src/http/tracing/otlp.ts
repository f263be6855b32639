import type { Attributes, Span } from './span.ts';

/** Who sends, as OTLP says it: `service.name` and its like. */
export interface Resource {
  readonly attributes: Attributes;
  readonly version: string;
}

const STATUS_ERROR = 2;

/** The body of an OTLP/HTTP request in JSON (opentelemetry-proto, ExportTraceServiceRequest). */
export function encodeSpans(spans: readonly Span[], { attributes, version }: Resource): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: encodeAttributes(attributes) },
        scopeSpans: [{ scope: { name: 'cartwright', version }, spans: spans.map(encodeSpan) }],
      },
    ],
  });
}

function encodeSpan({ traceId, spanId, parentSpanId, name, kind, startedAt, endedAt, attributes, links, failed }: Span) {
  return {
    ...{ traceId, spanId, parentSpanId, name, kind },
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(endedAt),
    attributes: encodeAttributes(attributes),
    ...(links.length > 0 ? { links: links.map((link) => ({ traceId: link.traceId, spanId: link.spanId })) } : {}),
    ...(failed ? { status: { code: STATUS_ERROR } } : {}),
  };
}

/** Exact to the microsecond, which is what a double holds. */
const nanoseconds = (milliseconds: number) => `${Math.round(milliseconds * 1_000)}000`;

function encodeAttributes(attributes: Attributes) {
  return Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: encodeValue(value) }]));
}

/** 64-bit integers are text in protobuf's JSON. */
function encodeValue(value: string | number | boolean) {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
