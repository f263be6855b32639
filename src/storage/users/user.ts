import { randomUUID } from 'node:crypto';
import { statement } from '../engine/types.ts';

/** An address as the retailer gave it (contract/users.md, contract/orders.md §1.4). */
export interface Address {
  readonly address_line_1: string;
  readonly address_line_2?: string;
  readonly address_type?: string;
  readonly postal_code: string;
  readonly city?: string;
}

export interface UserRow {
  readonly id: number;
  readonly user_id: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly phone_number: string | null;
  readonly locale: string | null;
  readonly active: boolean;
}

const COLUMNS = 'id, user_id, first_name, last_name, phone_number, locale, active';

/** Gives no row when the id is taken. */
export const insertUser = statement<
  [organizationId: number, userId: string, first: string, last: string | null, phone: string | null, locale: string | null, now: Date],
  UserRow
>(
  'insert_user',
  `insert into cw.users (organization_id, user_id, first_name, last_name, phone_number, locale, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict do nothing returning ${COLUMNS}`,
);

/**
 * Creates the user if missing and keeps the address; a name, phone or locale is taken where the request has one.
 * An inactive user is answered unchanged.
 */
export const upsertUserAddress = statement<
  [
    organizationId: number,
    userId: string,
    first: string | null,
    last: string | null,
    phone: string | null,
    locale: string | null,
    address: string,
    now: Date,
  ],
  UserRow
>(
  'upsert_user_address',
  `insert into cw.users as u (organization_id, user_id, first_name, last_name, phone_number, locale, address, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $8)
   on conflict (organization_id, user_id) do update set
     first_name = case when u.active then coalesce(excluded.first_name, u.first_name) else u.first_name end,
     last_name = case when u.active then coalesce(excluded.last_name, u.last_name) else u.last_name end,
     phone_number = case when u.active then coalesce(excluded.phone_number, u.phone_number) else u.phone_number end,
     locale = case when u.active then coalesce(excluded.locale, u.locale) else u.locale end,
     address = case when u.active then excluded.address else u.address end,
     updated_at = case when u.active then excluded.updated_at else u.updated_at end
   returning ${COLUMNS}`,
);

export const findUser = statement<[organizationId: number, userId: string], UserRow>(
  'find_user',
  `select ${COLUMNS} from cw.users where organization_id = $1 and user_id = $2`,
);

/** Keeps the address of a user; an inactive one is answered unchanged. Gives no row when there is none. */
export const updateUserAddress = statement<[organizationId: number, userId: string, address: string, now: Date], UserRow>(
  'update_user_address',
  `update cw.users set address = case when active then $3::jsonb else address end,
     updated_at = case when active then $4 else updated_at end
    where organization_id = $1 and user_id = $2 returning ${COLUMNS}`,
);

export interface ManagedUserRow extends UserRow {
  /** Epoch milliseconds. */
  readonly created_at: number;
  readonly updated_at: number;
}

const MANAGED_COLUMNS = `${COLUMNS}, created_at, updated_at`;
/**
 * What `cw.delete_user` leaves. Every user is made with a name or an address, and none of them can be taken away otherwise, so that a
 * user of the retailer's own never looks so, whatever its id.
 */
const DELETED = `(not active and user_id like 'deleted-%' and first_name is null and address is null and phone_number is null)`;

/** A user who was not deleted. */
export const findManagedUser = statement<[organizationId: number, userId: string], ManagedUserRow>(
  'find_managed_user',
  `select ${MANAGED_COLUMNS} from cw.users where organization_id = $1 and user_id = $2 and not ${DELETED}`,
);

/** Gives no row for a user who is missing or was deleted; who is already so is left as it is. */
export const setUserActive = statement<[organizationId: number, userId: string, active: boolean, now: Date], ManagedUserRow>(
  'set_user_active',
  `update cw.users set active = $3, updated_at = case when active = $3 then updated_at else $4 end
    where organization_id = $1 and user_id = $2 and not ${DELETED} returning ${MANAGED_COLUMNS}`,
);

/** A user id that stands where a deleted user's stood. */
export const newDeletedId = () => `deleted-${randomUUID()}`;

/** The command that `cw.delete_user` takes. */
export interface DeleteUserCommand {
  readonly organization_id: number;
  readonly user_id: string;
  /** `newDeletedId()`; stands from now on where the user's id stood. */
  readonly new_user_id: string;
  /** The user's id as it stands in the targets of idempotency keys. */
  readonly path_segment: string;
  /** Statuses of orders that are neither completed nor canceled. */
  readonly under_way: readonly string[];
  /** ISO 8601. */
  readonly now: string;
}

/** After any outcome but `deleted` the transaction must be rolled back. */
export const deleteUser = statement<
  [command: string],
  { outcome: 'deleted' | 'user_not_found' | 'user_not_active' | 'order_under_way'; revoked: string[] }
>('delete_user', 'select outcome, revoked from cw.delete_user($1::jsonb)');

/** What requests may name a user by, besides the user id. */
export const findUserTraces = statement<[organizationId: number, userId: string], { phone_number: string | null; order_ids: string[] }>(
  'find_user_traces',
  `select u.phone_number,
          array(select o.order_id from cw.all_orders o where o.organization_id = u.organization_id and o.user_id = u.user_id) as order_ids
     from cw.users u where u.organization_id = $1 and u.user_id = $2`,
);
