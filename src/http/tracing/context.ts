import { randomFillSync } from 'node:crypto';

/** Where a span belongs: ids in lower-case hex, as OTLP and W3C Trace Context write them. */
export interface SpanContext {
  /** 32 characters. */
  readonly traceId: string;
  /** 16 characters. */
  readonly spanId: string;
}

/** A context that came with a request, and whether its sender records it. */
export interface RemoteContext extends SpanContext {
  readonly sampled: boolean;
}

const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** Reads a `traceparent` (W3C Trace Context, Level 1); undefined for none, several, or one that cannot be read. */
export function parseTraceparent(header: string | readonly string[] | undefined): RemoteContext | undefined {
  const [, version, traceId, spanId, flags] = (typeof header === 'string' && TRACEPARENT.exec(header)) || [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  // Version 00 ends with its flags; later ones may say more.
  if (version === '00' && header!.length !== 55) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** Of a context that is recorded. */
export const formatTraceparent = ({ traceId, spanId }: SpanContext) => `00-${traceId}-${spanId}-01`;

const pool = Buffer.alloc(4_096);
let used = pool.length;

/** Random bytes in hex, from a pool: a call of the system for each id would cost more than the rest of a span. */
function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}

export const newTraceId = () => randomHex(16);
export const newSpanId = () => randomHex(8);
