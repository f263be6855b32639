import { ApiError, errors } from '../../contract/errors.ts';
import { nullable, type Static, Type } from '../../contract/schema.ts';

/** Entries of a page where the request names no `limit`. */
const DEFAULT_LIMIT = 50;

/** Query parameters of a list that is answered page by page. */
export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: `Entries of the page, ${DEFAULT_LIMIT} by default.` })),
  after: Type.Optional(Type.String({ maxLength: 2_000, description: '`next_cursor` of the page before; absent for the first page.' })),
};

export const NextCursor = nullable(Type.String({ description: 'Opaque; pass it as `after` for the next page. Null on the last page.' }));

/** How many rows to read, one more than the page has, and the key to read after (undefined: from the start). */
export function pageOf(query: { limit?: number; after?: string }): { limit: number; fetch: number; after: string | undefined } {
  const limit = query.limit ?? DEFAULT_LIMIT;
  return { limit, fetch: limit + 1, after: query.after === undefined || query.after === '' ? undefined : decodeCursor(query.after) };
}

/** The page's rows and the cursor of the next one; `rows` holds one more than `limit` when there is a next page. */
export function takePage<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
): { rows: Row[]; next: Static<typeof NextCursor> } {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? encodeCursor(keyOf(page.at(-1)!)) : null };
}

function encodeCursor(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

function decodeCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  // Only what we wrote ourselves reads back to the same text; PostgreSQL cannot hold NUL.
  if (encodeCursor(key) !== cursor || key.includes('\u0000')) throw invalidCursor();
  return key;
}

/** For keys that are numbers: a cursor that was made for another list is refused, as is a number of more digits than ids have. */
export function numericKey(key: string | undefined, digits = 9): number {
  if (key === undefined) return 0;
  if (!/^\d+$/.test(key) || key.length > digits) throw invalidCursor();
  return Number(key);
}

function invalidCursor(): ApiError {
  return new ApiError(errors.invalid, { key: 'after' });
}
