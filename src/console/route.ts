import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorDefinition } from '../contract/errors.ts';
import type { Static, TSchema } from '../contract/schema.ts';
import type { ConsoleContext } from './context.ts';
import type { Right } from './rights.ts';
import type { Membership, Session } from './sessions.ts';

/**
 * Who may call a route: anybody, who is signed in, a role of the session's organization that has the right, or who runs the
 * installation. A route cannot be declared without it.
 */
export type RouteAccess = 'public' | 'account' | Right | 'installation';

/** The session as the access guarantees it. */
type SessionOf<A extends RouteAccess> = A extends 'public'
  ? Session | undefined
  : A extends Right
    ? Session & { readonly organization: Membership }
    : Session;

export interface RouteInput<A extends RouteAccess, P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly session: SessionOf<A>;
  readonly context: ConsoleContext;
  /** The wall, epoch milliseconds, taken once per request. */
  readonly now: number;
  readonly request: FastifyRequest;
  /** For headers and status; the handler's value is the answer. */
  readonly reply: FastifyReply;
}

export interface RouteSpecification<
  A extends RouteAccess,
  P extends TSchema,
  Q extends TSchema,
  B extends TSchema,
  R extends TSchema,
  Input = RouteInput<A, Static<P>, Static<Q>, Static<B>>,
> {
  /** `console.<topic>.<verb>`: its name in logs and metrics. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/…` with `{name}` for path parameters. */
  readonly path: `/api/${string}`;
  readonly access: A;
  /**
   * Open also to whoever has yet to set up a second factor that the installation requires: what that takes, and nothing else. Without it
   * their session is refused, and on a public route it is nobody's.
   */
  readonly beforeSecondFactor?: true;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  /** What it answers besides the errors of the kit. */
  readonly errors: readonly ErrorDefinition[];
  handle(input: Input): Promise<Static<R>>;
}

export type Route = RouteSpecification<RouteAccess, TSchema, TSchema, TSchema, TSchema, never>;

/** Declares a route of the console's JSON API. Mounting, checks, serialization and the browser side's types follow from it. */
export function defineRoute<A extends RouteAccess, P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  specification: RouteSpecification<A, P, Q, B, R>,
): Route {
  return specification as unknown as Route;
}
