import { connect as connectSocket, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import type { AddressGuard } from './address-guard.ts';

export interface Endpoint {
  /** Name or address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly plain: boolean;
}

export interface ConnectingOptions {
  readonly guard: AddressGuard;
  /** From `trust`. */
  readonly context: SecureContext;
  readonly timeout: number;
  readonly connected: (address: string) => void;
}

/** What servers' certificates are judged by: the CAs that Node trusts, and one of the retailer's own. */
export function trust(caCertificate: string | null): SecureContext {
  const cas = caCertificate === null ? {} : { ca: [...getCACertificates('default'), caCertificate] };
  return createSecureContext({ ...cas, minVersion: 'TLSv1.2' });
}

/**
 * Opens a connection whose address the guard has agreed to, before the first byte is sent: names may resolve differently from one moment
 * to the next, so what was checked when the webhook was saved says nothing.
 */
export function connectGuarded(to: Endpoint, options: ConnectingOptions, done: (error: Error | null, socket: Socket | null) => void): void {
  const { guard, context, timeout } = options;
  let current: Socket | undefined;
  let settled = false;
  const settle = (error: Error | null, socket: Socket | null) => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    if (error) current?.destroy();
    done(error, socket);
  };
  const timer = setTimeout(() => settle(new Error(`No connection to ${to.host} within ${timeout} ms`), null), timeout);
  const lookup: LookupFunction = (host, wanted, found) =>
    guard.resolve(host, to.plain, (error, addresses) => {
      const [first] = addresses;
      if (error || !first) found(error as NodeJS.ErrnoException, []);
      else if (wanted.all) found(null, [...addresses]);
      else found(null, first.address, first.family);
    });
  try {
    // No name, no lookup: a literal address is checked here.
    if (isIP(to.host) !== 0) guard.checkAddress(to.host, to.plain);
  } catch (error) {
    settle(error as Error, null);
    return;
  }
  const tcp = connectSocket({ host: to.host, port: to.port, lookup, noDelay: true, keepAlive: true });
  current = tcp;
  const failed = (error: Error) => settle(error, null);
  tcp.once('error', failed);
  tcp.once('connect', () => {
    const address = tcp.remoteAddress ?? '';
    try {
      guard.checkAddress(address, to.plain);
    } catch (error) {
      settle(error as Error, null);
      return;
    }
    options.connected(address);
    if (to.plain) {
      tcp.off('error', failed);
      settle(null, tcp);
      return;
    }
    const named = isIP(to.host) === 0 ? { servername: to.host } : {};
    const secure = connectTls({ socket: tcp, host: to.host, secureContext: context, ALPNProtocols: ['http/1.1'], ...named });
    current = secure;
    secure.once('error', failed);
    secure.once('secureConnect', () => {
      secure.off('error', failed);
      settle(null, secure);
    });
  });
}
