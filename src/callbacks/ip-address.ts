import { isIP } from 'node:net';

/** What kind of place an address is. `never`: nothing that a retailer could mean, and much that must not be reached. */
export type Reach = 'public' | 'private' | 'loopback' | 'never';

export interface Range {
  readonly bytes: Uint8Array;
  readonly bits: number;
}

/** 4 or 16 bytes of an address in its usual text form (an IPv6 zone is ignored), or undefined. */
export function addressBytes(text: string): Uint8Array | undefined {
  const plain = text.replace(/%.*$/, '');
  if (isIP(plain) === 4) return Uint8Array.from(plain.split('.'), Number);
  if (isIP(plain) !== 6) return undefined;
  // The last 32 bits may be written as IPv4.
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  const groups = dotted ? dotted[1] + hexGroups(addressBytes(dotted[2]!)!) : plain;
  const [head = '', tail] = groups.split('::');
  const parts = (half: string) => half.split(':').filter((group) => group !== '');
  const missing = tail === undefined ? 0 : 8 - parts(head).length - parts(tail).length;
  const all = [...parts(head), ...Array<string>(missing).fill('0'), ...parts(tail ?? '')];
  return Uint8Array.from(all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]));
}

function hexGroups(bytes: Uint8Array): string {
  return [0, 2].map((at) => ((bytes[at]! << 8) | bytes[at + 1]!).toString(16)).join(':');
}

/** `10.0.0.0/8`, or a single address; undefined for anything else, as for bits set outside the prefix. */
export function parseRange(text: string): Range | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const bytes = addressBytes(address);
  if (!bytes || rest.length > 0 || address.includes('%') || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const bits = length === undefined ? bytes.length * 8 : Number(length);
  if (bits > bytes.length * 8) return undefined;
  const outside = bytes.some((byte, index) => (byte & ~maskByte(bits, index)) !== 0);
  return outside ? undefined : { bytes, bits };
}

function maskByte(bits: number, index: number): number {
  const left = Math.min(8, Math.max(0, bits - index * 8));
  return (0xff << (8 - left)) & 0xff;
}

export function inRange(address: Uint8Array, range: Range): boolean {
  if (address.length !== range.bytes.length) return false;
  return range.bytes.every((byte, index) => ((address[index]! ^ byte) & maskByte(range.bits, index)) === 0);
}

const table = (entries: readonly (readonly [Reach, ...string[]])[]) =>
  entries.flatMap(([reach, ...ranges]) => ranges.map((text) => ({ reach, range: parseRange(text)! })));

/** The first range that holds an address decides; IANA special-purpose registries, and addresses where clouds keep credentials. */
const RANGES = table([
  // Metadata services outside the link-local range: Alibaba, Azure, Oracle, AWS and Google over IPv6.
  ['never', '100.100.100.200', '168.63.129.16', '192.0.0.0/24', 'fd00:ec2::254', 'fd20:ce::254'],
  ['never', '0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'],
  ['loopback', '127.0.0.0/8', '::1'],
  ['private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15'],
  ['private', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', 'fc00::/7', '2001:db8::/32'],
  // Teredo and other protocol assignments hide an address of their own; of IPv6 only 2000::/3 is in public use.
  ['never', '2001::/23'],
  ['public', '0.0.0.0/0', '2000::/3'],
  ['never', '::/0'],
]);

/** IPv6 forms that carry an IPv4 address, and where in them it stands: mapped, translated, compatible, NAT64, 6to4. */
const CARRIERS: readonly { readonly range: Range; readonly at: number }[] = [
  { range: parseRange('::ffff:0:0/96')!, at: 12 },
  { range: parseRange('::ffff:0:0:0/96')!, at: 12 },
  { range: parseRange('64:ff9b::/96')!, at: 12 },
  { range: parseRange('2002::/16')!, at: 2 },
  { range: parseRange('::/96')!, at: 12 },
];
const OWN_FORMS = [parseRange('::/128')!, parseRange('::1/128')!];

/** The address that is reached in the end: IPv4 inside IPv6 is taken out. */
export function unwrapped(address: Uint8Array): Uint8Array {
  if (address.length === 4 || OWN_FORMS.some((range) => inRange(address, range))) return address;
  const carrier = CARRIERS.find(({ range }) => inRange(address, range));
  return carrier ? address.slice(carrier.at, carrier.at + 4) : address;
}

/** What kind of place an unwrapped address is. */
export function reachOf(address: Uint8Array): Reach {
  return RANGES.find(({ range }) => inRange(address, range))?.reach ?? 'never';
}
