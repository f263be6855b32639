import type { Right } from '../rights.ts';

/** Topics of the Management API whose writes change the integration; all other writes move orders, stores and test data. */
const MANAGED = new Set(['applications', 'webhooks', 'organization', 'settings', 'banners', 'customers', 'users']);
const READS = new Set(['GET', 'HEAD']);

export interface Passage {
  readonly right: Right;
  /** Decoded segments of the path. */
  readonly segments: readonly string[];
}

/**
 * What a request to a server needs, or undefined for what the console does not pass on: tokens and other organizations.
 * `path` is as it came, without the query; servers decode it before they route, and so it is judged decoded.
 */
export function passageOf(method: string, path: string): Passage | undefined {
  const segments = decode(path);
  if (!segments) return undefined;
  const [api, version, topic] = segments;
  const isRead = READS.has(method);
  if (api === 'cartwright' && version === 'v1' && topic && topic !== 'organizations') {
    return { right: isRead ? 'view' : MANAGED.has(topic) ? 'manage' : 'operate', segments };
  }
  const isConnect = (api === 'v2' && version !== undefined && version !== 'oauth') || (api === 'idp' && version === 'v1' && topic);
  return isConnect ? { right: isRead ? 'view' : 'operate', segments } : undefined;
}

/** Undefined for a path that a router might read in another way: empty and dot segments, broken encoding. */
function decode(path: string): string[] | undefined {
  try {
    const segments = path
      .replace(/^\/|\/$/g, '')
      .split('/')
      .map(decodeURIComponent);
    return segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..') ? segments : undefined;
  } catch {
    return undefined;
  }
}
