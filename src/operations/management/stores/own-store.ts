import { ApiError, errors } from '../../../contract/errors.ts';
import { findManagedStore, lockStore, type ManagedStoreRow } from '../../../storage/stores/administration.ts';
import type { RequestScope } from '../../define.ts';

/** A request on one store of the banner. */
export interface StoreContext extends RequestScope {
  readonly params: { readonly location_code: string };
}
type StoreKey = [organizationId: number, bannerId: number, locationCode: string];

/** The first parameters of every statement on one store. */
export function storeKey({ tenant, params }: Pick<StoreContext, 'tenant' | 'params'>): StoreKey {
  return [tenant.organizationId, tenant.bannerId, params.location_code];
}

/** The banner's store that the path names, read afresh, or 404. */
export async function ownStore(context: StoreContext): Promise<ManagedStoreRow> {
  return found(await context.db.query(findManagedStore, storeKey(context)));
}

/** The same for a change: concurrent changes of one store follow one another, so that none is lost. */
export async function lockOwnStore(context: StoreContext): Promise<ManagedStoreRow> {
  return found(await context.db.query(lockStore, storeKey(context)));
}

function found([row]: ManagedStoreRow[]): ManagedStoreRow {
  if (!row) throw new ApiError(errors.resourceNotFound);
  return row;
}
