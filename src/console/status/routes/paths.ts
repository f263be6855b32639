import { Type } from '../../../contract/schema.ts';

/** No number that PostgreSQL's `integer` can't hold. */
const Id = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

export const IdPath = Type.Object({ id: Id });
export const NoticePath = Type.Object({ id: Id, notice_id: Id });
