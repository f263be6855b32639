import { errors } from '../../contract/errors.ts';
import { Cents, Type } from '../../contract/schema.ts';
import { definePublicOperation } from '../define.ts';
import { Link } from '../links.ts';
import { changeTip } from '../orders/update-tip.ts';
import { EXAMPLE_LINK, PAGE_PATH } from './acting.ts';
import { actingScope, PAGE_ERRORS } from './scope.ts';

const Tip = Type.Object({ tip_amount_cents: Cents('Tip.') });

export const setPageTip = definePublicOperation({
  id: 'order_pages.tip.set',
  method: 'PUT',
  path: `${PAGE_PATH}/tip`,
  title: 'Change the tip on an order page',
  description: 'As Update a tip: of a delivered order that was not collected, until 24 hours after its delivery.',
  byLink: true,
  params: Type.Object({ link: Link }),
  body: Tip,
  response: Tip,
  errors: [...PAGE_ERRORS, errors.orderPageClosed, errors.userNotFound, errors.orderNotCompleted, errors.tipNotOffered],
  writes: 'one_call',
  example: { params: { link: EXAMPLE_LINK }, body: { tip_amount_cents: 700 }, response: { tip_amount_cents: 700 } },
  handle: async (context) => {
    const { row, ...scope } = await actingScope(context, 'write');
    const { body } = await changeTip(scope, row.user_id, row.order_id, context.body.tip_amount_cents);
    return { tip_amount_cents: body.tip_cents };
  },
});
