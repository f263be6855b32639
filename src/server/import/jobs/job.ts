import type { ApiError } from '../../../contract/errors.ts';
import type { TSchema } from '../../../contract/schema.ts';
import type { BannerKey } from '../../../operations/catalogue/write-catalogue.ts';
import type { Connection } from '../../../storage/engine/index.ts';

/** A row that the catalogue or the stores refuse, by its place in the batch. */
export interface RowProblem {
  readonly index: number;
  readonly problem: ApiError;
}

/** What can be imported: the shape of a row, and how rows are written. */
export interface ImportJob<Row = unknown> {
  readonly kind: string;
  /** Fields of a row as the API names them. */
  readonly schema: TSchema;
  /** Other names for columns: `upc` → `lookup_code`, `city` → `address.city`. */
  readonly aliases: Readonly<Record<string, string>>;
  /** What it writes. */
  readonly tables: readonly string[];
  /** What servers must forget afterwards. */
  readonly topic: 'products' | 'stores';
  /** Changes texts of a file with columns into what the schema wants. */
  readonly fromText?: (fields: Record<string, unknown>) => Record<string, unknown>;
  /** Reads a row that fits the schema; raises what is wrong with it. */
  read(fields: never): Row;
  /** Writes rows inside the caller's transaction, all but those that it gives back with their problem. */
  write(db: Connection, banner: BannerKey, rows: readonly Row[], at: Date): Promise<readonly RowProblem[]>;
}
