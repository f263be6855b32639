/** Writes ASN.1 values in DER (X.690). Writing only: certificates and keys are read by node:crypto. */

export function sequence(...items: Uint8Array[]): Buffer {
  return element(0x30, ...items);
}

/** A SET OF: its items are written in the order of their octets, as DER asks. */
export function setOf(...items: Uint8Array[]): Buffer {
  return element(0x31, ...items.toSorted(Buffer.compare));
}

/** `[tag] EXPLICIT`: wraps a complete value. */
export function explicit(tag: number, value: Uint8Array): Buffer {
  return element(0xa0 | tag, value);
}

/** `[tag] IMPLICIT` of a primitive type: the tag replaces the type's own, `content` are the bare content octets. */
export function implicit(tag: number, content: Uint8Array): Buffer {
  return element(0x80 | tag, content);
}

export function boolean(value: boolean): Buffer {
  return element(0x01, Buffer.of(value ? 0xff : 0x00));
}

/** A non-negative INTEGER: a number, or big-endian octets of any size. */
export function integer(value: number | Uint8Array): Buffer {
  const octets = typeof value === 'number' ? unsignedOctets(value) : Buffer.from(value);
  const first = octets.findIndex((octet) => octet !== 0);
  const significant = first === -1 ? Buffer.of(0) : octets.subarray(first);
  // A leading one bit would read as a negative number.
  return element(0x02, ...(significant[0]! & 0x80 ? [Buffer.of(0)] : []), significant);
}

export function bitString(octets: Uint8Array, unusedBits = 0): Buffer {
  return element(0x03, Buffer.of(unusedBits), octets);
}

/** A BIT STRING of named bits, all below 8; bit 0 is the highest and trailing zero bits are left out. */
export function namedBits(...positions: number[]): Buffer {
  const octet = positions.reduce((bits, position) => bits | (0x80 >> position), 0);
  return bitString(Buffer.of(octet), 7 - Math.max(...positions));
}

export function octetString(octets: Uint8Array): Buffer {
  return element(0x04, octets);
}

export function nothing(): Buffer {
  return element(0x05);
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

export function utf8String(text: string): Buffer {
  return element(0x0c, Buffer.from(text, 'utf8'));
}

/** A BMPString: UTF-16, big-endian. */
export function bmpString(text: string): Buffer {
  return element(0x1e, Buffer.from(text, 'utf16le').swap16());
}

/** A Time to the second: UTCTime until 2049, GeneralizedTime after (RFC 5280 §4.1.2.5). */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
  return date.getUTCFullYear() < 2050 ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits));
}

function element(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const size = unsignedOctets(body.length);
  const length = body.length < 0x80 ? size : Buffer.of(0x80 | size.length, ...size);
  return Buffer.concat([Buffer.of(tag), length, body]);
}

function unsignedOctets(value: number): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
}

function base128(value: number): number[] {
  const octets = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    octets.unshift((rest % 128) | 0x80);
  }
  return octets;
}
