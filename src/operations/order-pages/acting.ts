import { errors } from '../../contract/errors.ts';
import { type TProperties, Type } from '../../contract/schema.ts';
import type { Context, Operation, PublicContext } from '../define.ts';
import { Link } from '../links.ts';
import { actingScope, PAGE_ERRORS } from './scope.ts';

interface OnPage {
  readonly id: string;
  /** After `/cartwright/v1/order_pages/{link}`. */
  readonly path: string;
  readonly description: string;
  /** Parameters of the path besides the link. */
  readonly params?: TProperties;
  readonly exampleParams?: object;
}

export const PAGE_PATH = '/cartwright/v1/order_pages/{link}';
export const EXAMPLE_LINK = 'd7gQ0n…';

/**
 * An operation of the Connect API on one order, as the order's page offers it: the same function, answers and refusals, with the link in
 * place of the token and of the order's id.
 */
export function onOrderPage(of: Operation, { id, path, description, params = {}, exampleParams = {} }: OnPage): Operation {
  const use = of.writes === 'none' ? 'read' : 'write';
  return {
    ...of,
    id,
    path: `${PAGE_PATH}${path}`,
    description,
    access: null,
    byLink: true,
    internalIds: false,
    params: Type.Object({ link: Link, ...params }),
    errors: [...new Set([...PAGE_ERRORS, ...(use === 'write' ? [errors.orderPageClosed] : []), ...of.errors])],
    example: { ...of.example, params: { link: EXAMPLE_LINK, ...exampleParams } },
    handle: async (context) => {
      const { params: given } = context as unknown as PublicContext<{ link: string }, unknown, unknown>;
      const { row, ...scope } = await actingScope(context as never, use);
      const acting = { ...(context as Context<object, unknown, unknown>), ...scope, params: { ...given, order_id: row.order_id } };
      return of.handle(acting as never);
    },
  };
}
