import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { addressBytes, inRange, parseRange, type Range, type Reach, reachOf, unwrapped } from './ip-address.ts';

/** Resolves a host name to all of its addresses. */
export type Lookup = (host: string, done: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void;

const resolveAll: Lookup = (host, done) => systemLookup(host, { all: true }, (error, addresses) => done(error, addresses ?? []));

/** Why an address is refused. */
export type Refusal = 'credentials' | 'not_https' | 'plain_beyond_loopback' | 'forbidden' | 'private';

/** The server must not send anything there. The message is for the delivery log. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly refusal: Refusal;
  readonly address: string;

  constructor(refusal: Refusal, message: string, address = '') {
    super(message);
    this.refusal = refusal;
    this.address = address;
  }
}

export interface AddressGuardOptions {
  readonly server: 'development' | 'production';
  /** CIDRs of private and loopback addresses that production may reach too. Throws RangeError for anything else. */
  readonly allow?: readonly string[];
  readonly lookup?: Lookup;
}

/**
 * Decides which addresses callbacks and token requests may go to, so that a webhook can't make the server speak to its own network:
 * when a webhook is saved (literal hosts only), for every address that a name resolves to, and for the address that was connected to.
 * Link-local, unspecified, multicast and metadata addresses never; private ones and loopback on development, or where the operator
 * allows them; plain HTTP to loopback on development.
 */
export class AddressGuard {
  readonly #development: boolean;
  readonly #allowed: readonly Range[];
  readonly #lookup: Lookup;

  constructor({ server, allow = [], lookup = resolveAll }: AddressGuardOptions) {
    this.#development = server === 'development';
    this.#lookup = lookup;
    this.#allowed = allow.map((text) => {
      const range = parseRange(text);
      if (!range) throw new RangeError(`"${text}" is not a CIDR such as 10.0.0.0/8.`);
      return range;
    });
  }

  /** Throws AddressRefused for a URL that can't be meant, without looking any name up. */
  checkUrl(url: URL): void {
    if (url.username !== '' || url.password !== '') throw new AddressRefused('credentials', 'The URL contains a user name or password');
    const host = hostOf(url);
    const literal = isIP(host) !== 0 ? host : isLocalhost(host) ? '127.0.0.1' : undefined;
    if (url.protocol === 'http:') {
      if (!this.#development || literal === undefined || this.#reach(literal) !== 'loopback') {
        throw this.#development
          ? new AddressRefused('plain_beyond_loopback', 'Plain HTTP is possible to loopback only', host)
          : new AddressRefused('not_https', 'The URL must begin with https://');
      }
    } else if (url.protocol !== 'https:') {
      throw new AddressRefused('not_https', 'The URL must begin with https://');
    }
    if (literal !== undefined) this.checkAddress(literal);
  }

  /** Throws AddressRefused for an address that may not be connected to. */
  checkAddress(address: string, plain = false): void {
    const reach = this.#reach(address);
    if (plain && reach !== 'loopback') {
      throw new AddressRefused('plain_beyond_loopback', `${address} is not loopback: plain HTTP goes no further`, address);
    }
    if (reach === 'public') return;
    if (reach === 'never') {
      throw new AddressRefused('forbidden', `${address} can't be called: it is link-local, reserved, or a metadata service`, address);
    }
    if (this.#development || this.#isAllowed(address)) return;
    throw new AddressRefused(
      'private',
      `${address} is a ${reach} address; an operator can allow it with --allow-callback-address ${address}`,
      address,
    );
  }

  /** All addresses of a host, each of them permitted, or AddressRefused: a name that also leads elsewhere is not trusted. */
  resolve(host: string, plain: boolean, done: (error: Error | null, addresses: readonly LookupAddress[]) => void): void {
    this.#lookup(host, (error, addresses) => {
      if (error) return done(error, []);
      try {
        for (const { address } of addresses) this.checkAddress(address, plain);
      } catch (refused) {
        return done(refused as Error, []);
      }
      done(addresses.length === 0 ? new Error(`${host} has no address`) : null, addresses);
    });
  }

  #reach(address: string): Reach {
    const bytes = addressBytes(address);
    return bytes ? reachOf(unwrapped(bytes)) : 'never';
  }

  #isAllowed(address: string): boolean {
    const bytes = unwrapped(addressBytes(address)!);
    return this.#allowed.some((range) => inRange(bytes, range));
  }
}

/** The host of a URL as the socket gets it: IPv6 without brackets. Numbers in other forms are already written as addresses. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/** Names that mean this machine everywhere (RFC 6761 §6.3). */
function isLocalhost(host: string): boolean {
  return /(?:^|\.)localhost\.?$/.test(host);
}
