import type { TlsFigures } from '../sections/tls.ts';
import { milliseconds, rate } from './table.ts';

export function tlsReport({ connections, ceiling, requestRatio, connectionRatio, connectionsPerSecond }: TlsFigures): string {
  return `
## HTTPS without the platform, ${connections} connections

load generator and a trivial https.Server: ${rate(ceiling)} requests/s, p50 ${milliseconds(ceiling.p50)} ms, errors ${ceiling.errors}
our port ÷ https.Server: requests ${requestRatio.toFixed(2)}, new connections ${connectionRatio.toFixed(2)} (${rate(connectionsPerSecond)}/s)
`;
}
