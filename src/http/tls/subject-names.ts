import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { implicit } from './der.ts';

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/** A name that a certificate can hold: a DNS name in its ASCII form, or an IP literal without a zone. */
export interface SubjectName {
  readonly kind: 'dns' | 'ip';
  readonly text: string;
}

/**
 * Reads a host name (`*.shop.example` is allowed) or an IP literal, with or without brackets.
 *
 * @throws Error when it is neither
 */
export function parseSubjectName(name: string): SubjectName {
  const bare = name.trim().replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare)) {
    return { kind: 'ip', text: bare.replace(/%.*$/, '') };
  }
  const wildcard = bare.startsWith('*.') ? '*.' : '';
  const text = domainToASCII(bare.slice(wildcard.length)).replace(/\.$/, '');
  // Clients honour a wildcard only below two labels.
  const unusable = wildcard !== '' && !text.includes('.');
  if (unusable || text.length > 253 || !text.split('.').every((label) => LABEL.test(label)) || isIP(text)) {
    throw new Error(`"${name}" can't be put into a certificate: it is neither a host name nor an IP address.`);
  }
  return { kind: 'dns', text: wildcard + text };
}

/** The GeneralName of RFC 5280 §4.2.1.6. */
export function generalName(name: SubjectName): Buffer {
  return name.kind === 'dns' ? implicit(2, Buffer.from(name.text, 'ascii')) : implicit(7, addressOctets(name.text));
}

function addressOctets(address: string): Buffer {
  if (isIP(address) === 4) {
    return Buffer.from(address.split('.').map(Number));
  }
  // The URL parser writes every form, embedded IPv4 included, as hexadecimal groups with at most one `::`.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = Array<number>(8 - before.length - after.length).fill(0);
  return Buffer.from([...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 0xff]));
}

function groups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
