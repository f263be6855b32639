import { statement } from '../engine/types.ts';

/** A customer's account, with the user that it is linked to. Times in epoch milliseconds. */
export interface CustomerRow {
  readonly id: number;
  readonly email: string;
  readonly phone: string | null;
  readonly instacartplus_member: boolean;
  /** Null: the membership has no end. */
  readonly instacartplus_expires_at: number | null;
  readonly created_at: number;
  readonly linked_user_id: string | null;
  readonly linked_at: number | null;
}

const SELECT = `select c.id, c.email, c.phone, c.instacartplus_member, c.instacartplus_expires_at, c.created_at,
         u.user_id as linked_user_id, l.linked_at
    from cw.customers c
    left join cw.account_links l on l.organization_id = c.organization_id and l.customer_id = c.id
    left join cw.users u on u.organization_id = l.organization_id and u.id = l.user_ref`;

export const findCustomer = statement<[organizationId: number, id: number], CustomerRow>(
  'find_customer',
  `${SELECT} where c.organization_id = $1 and c.id = $2`,
);

export const listCustomers = statement<
  [organizationId: number, afterId: number, email: string | null, words: string | null, limit: number],
  CustomerRow
>(
  'list_customers',
  `${SELECT} where c.organization_id = $1 and c.id > $2 and ($3::text is null or c.email = $3)
     and ($4::text is null or strpos(lower(concat_ws(' ', c.email, c.phone, u.user_id)), lower($4)) > 0)
   order by c.id limit $5`,
);

/** Gives no row when the e-mail address is taken. */
export const insertCustomer = statement<
  [
    organizationId: number,
    email: string,
    phone: string | null,
    passwordHash: string | null,
    member: boolean,
    memberUntil: Date | null,
    now: Date,
  ],
  { id: number }
>(
  'insert_customer',
  `insert into cw.customers (organization_id, email, phone, password_hash, instacartplus_member, instacartplus_expires_at, created_at)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
);

export const setMembership = statement<[organizationId: number, id: number, member: boolean, until: Date | null], { id: number }>(
  'set_membership',
  `update cw.customers set instacartplus_member = $3, instacartplus_expires_at = $4 where organization_id = $1 and id = $2 returning id`,
);

/** Ends the link, and with `remove` the account; `revoked` are the digests of the customer's linking tokens, in hex. */
export const unlinkCustomer = statement<
  [organizationId: number, id: number, remove: boolean],
  { outcome: 'done' | 'customer_not_found' | 'not_linked'; revoked: string[] }
>('unlink_customer', 'select outcome, revoked from cw.unlink_customer($1, $2, $3)');

/** What a linking token's customer and a user need to be linked: judged and done in one call. */
export const linkAccount = statement<
  [organizationId: number, userId: string, tokenHash: Buffer, now: Date],
  { outcome: 'linked' | 'user_not_found' | 'user_not_active' | 'token_invalid' | 'already_linked' }
>('link_account', 'select cw.link_account($1, $2, $3, $4) as outcome');

/** A user and the membership of the linked account: no row without the user, `linked` false without a link. */
export const findUserLink = statement<
  [organizationId: number, userId: string],
  { active: boolean; linked: boolean; instacartplus_member: boolean | null; instacartplus_expires_at: number | null }
>(
  'find_user_link',
  `select u.active, c.id is not null as linked, c.instacartplus_member, c.instacartplus_expires_at
     from cw.users u
     left join cw.account_links l on l.organization_id = u.organization_id and l.user_ref = u.id
     left join cw.customers c on c.organization_id = l.organization_id and c.id = l.customer_id
    where u.organization_id = $1 and u.user_id = $2`,
);
