import type { Role } from '../options.ts';
import type { Ready } from '../platform.ts';

/** What the first process and its nodes say to each other over the channel of `fork`. */

/** What a node tells once it serves. */
export interface NodeReady {
  readonly ready: Ready;
  readonly envFile: string | undefined;
}

/** `metrics`: what it counted, as JSON; `readiness`: whether it serves and its databases answer. */
export type Question = 'metrics' | 'readiness';

export type FromNode =
  | { readonly type: 'listen'; readonly role: Role; readonly port: number; readonly host: string }
  /** A connection has arrived. */
  | { readonly type: 'taken'; readonly id: number }
  | { readonly type: 'ready'; readonly platform: NodeReady }
  /** Somebody asked this node alone to stop. */
  | { readonly type: 'leaving' }
  | { readonly type: 'told'; readonly id: number; readonly answer: unknown };

export type ToNode =
  | { readonly type: 'listening'; readonly role: Role; readonly port: number }
  | { readonly type: 'refused'; readonly role: Role; readonly code: string | undefined; readonly message: string }
  /** Comes with the socket. */
  | { readonly type: 'connection'; readonly role: Role; readonly id: number }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  /** Another has taken this node's place: finish what is under way, connections included, and end. */
  | { readonly type: 'retire' }
  | { readonly type: 'stop' };

/** How a node learns what it is: JSON of `NodeIdentity`. */
export const NODE_VARIABLE = 'CARTWRIGHT_NODE';

export interface NodeIdentity {
  /** From 1. */
  readonly number: number;
  /** Of all nodes the first to start: what is done once, as restoring a snapshot, is done here. */
  readonly first: boolean;
}
