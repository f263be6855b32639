import { nullable, Type } from '../../../contract/schema.ts';

const DEFAULT_LIMIT = 20;

/** A list that is answered page by page, latest first. */
export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: `Entries of the page, ${DEFAULT_LIMIT} by default.` })),
  before: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: '`next` of the page before; absent for the first page.' }),
  ),
};

export const Next = nullable(Type.Integer({ description: 'Pass it as `before` for the next page; null on the last.' }));

/** Parameters of the statement: it reads one more than the page has. */
export const pageOf = ({ limit = DEFAULT_LIMIT, before }: { limit?: number; before?: number }) => ({
  limit,
  fetch: limit + 1,
  before: before ?? null,
});

export function takePage<Row extends { readonly id: number }>(rows: readonly Row[], limit: number): { rows: Row[]; next: number | null } {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? page.at(-1)!.id : null };
}
