import { ApiError, errors } from '../../../contract/errors.ts';
import { unlinkCustomer } from '../../../storage/customers/customer.ts';
import type { Context } from '../../define.ts';

/** Ends a customer's link, and with `remove` the account. The customer's linking tokens are revoked: only a new consent links again. */
export async function endLink(
  { params, db, tenant, invalidate }: Context<{ id: number }, unknown, unknown>,
  { remove }: { readonly remove: boolean },
): Promise<object> {
  const [result] = await db.query(unlinkCustomer, [tenant.organizationId, params.id, remove]);
  if (result?.outcome !== 'done') throw new ApiError(errors.resourceNotFound);
  for (const hash of result.revoked) invalidate(`token:${hash}`);
  return {};
}
