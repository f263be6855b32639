import type { Encoding } from './built-files.ts';

/** Smallest first. */
const PREFERRED: readonly Encoding[] = ['br', 'gzip'];

/** The best encoding of `offered` that an `Accept-Encoding` header takes (RFC 9110 §12.5.3); undefined for none. */
export function acceptedEncoding(header: string | undefined, offered: Readonly<Partial<Record<Encoding, unknown>>>): Encoding | undefined {
  const accepted = new Map(
    (header ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const weight = parameters.find((text) => text.startsWith('q='));
      return [name, weight === undefined ? 1 : Number(weight.slice(2))];
    }),
  );
  return PREFERRED.find((encoding) => offered[encoding] !== undefined && (accepted.get(encoding) ?? accepted.get('*') ?? 0) > 0);
}
