import { statement } from '../engine/types.ts';

/** Who picks and delivers. */
export interface ShopperRow {
  readonly id: number;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly first_name: string;
  readonly avatar_url: string | null;
  /** Epoch milliseconds. */
  readonly created_at: number;
}

const COLUMNS = 'id, email, phone, first_name, avatar_url, created_at';

/** No row where another shopper of the organization has the phone number. */
export const insertShopper = statement<
  [organizationId: number, email: string | null, phone: string | null, firstName: string, avatarUrl: string | null, at: Date],
  ShopperRow
>(
  'insert_shopper',
  `insert into cw.shoppers (organization_id, email, phone, first_name, avatar_url, created_at) values ($1, $2, $3, $4, $5, $6)
   on conflict do nothing returning ${COLUMNS}`,
);

export const findShopper = statement<[organizationId: number, id: number], ShopperRow>(
  'find_shopper',
  `select ${COLUMNS} from cw.shoppers where organization_id = $1 and id = $2`,
);

export const listShoppers = statement<[organizationId: number, afterId: number, limit: number], ShopperRow>(
  'list_shoppers',
  `select ${COLUMNS} from cw.shoppers where organization_id = $1 and id > $2 order by id limit $3`,
);
