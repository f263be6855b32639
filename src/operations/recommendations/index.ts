import { ApiError, errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import type { Grant } from '../../contract/scopes.ts';
import { defineOperation, type Operation } from '../define.ts';

/** The retired Recommendations API (contract/recommendations.md): every operation answers 410 and why. */
const RETIRED = [
  ['replacement_items', 'Find replacement items'],
  ['complementary_items', 'Find complementary items'],
] as const;

const USER_GRANTS: readonly Grant[] = ['fulfillment_user_assertion', 'urn:ietf:params:oauth:grant-type:retailer-json-bearer'];

function retired(what: string, title: string, side: 'backend' | 'frontend', ofOrder: boolean): Operation {
  const user = side === 'backend' ? '/users/{user_id}' : '';
  const order = ofOrder ? '/orders/{order_id}' : '';
  return defineOperation({
    id: `recommendations.${what}${ofOrder ? '_of_order' : ''}_${side}`,
    method: 'POST',
    path: `/v2/recommendations${user}${order}/${what}`,
    title: `${title}${ofOrder ? ' of an order' : ''} (${side})`,
    description: 'Retired: always answers 410. There is no replacement.',
    access: {
      scope: 'connect:recommendations',
      grants: side === 'backend' ? ['client_credentials'] : USER_GRANTS,
      banner: 'optional',
    },
    params: Type.Object({
      ...(side === 'backend' ? { user_id: RetailerId('Id of the user.') } : {}),
      ...(ofOrder ? { order_id: RetailerId('Id of the order.') } : {}),
    }),
    response: Type.Object({}),
    errors: [errors.retired],
    writes: 'none',
    example: {
      params: { ...(side === 'backend' ? { user_id: 'johnsmith6000' } : {}), ...(ofOrder ? { order_id: 'a1b2c3' } : {}) },
      response: {},
    },
    handle: () => {
      throw new ApiError(errors.retired);
    },
  });
}

export const recommendationOperations: readonly Operation[] = RETIRED.flatMap(([what, title]) =>
  (['backend', 'frontend'] as const).flatMap((side) => [retired(what, title, side, false), retired(what, title, side, true)]),
);
