import { ApiError, errors, raiseAll } from '../../../contract/errors.ts';
import type { ChangeProblem, ItemChange, ProductChange } from '../../../fulfillment/catalogue/change.ts';
import { type ItemSubmission, ItemSubmissionSchema } from '../../../operations/catalogue/item-schema.ts';
import { type ProductSubmission, ProductSubmissionSchema } from '../../../operations/catalogue/product-schema.ts';
import { type ReadObject, readItem, readProduct } from '../../../operations/catalogue/read-objects.ts';
import { writeItems, writeProducts } from '../../../operations/catalogue/write-catalogue.ts';
import { lockCatalogue } from '../../../storage/catalogue/write.ts';
import type { ImportJob, RowProblem } from './job.ts';

const CODES = { upc: 'lookup_code', rrc: 'retailer_reference_code' };

/** Products, with the fields of a product submission. Names are corrected too. */
export const catalogJob: ImportJob<ProductChange> = {
  kind: 'catalog',
  tables: ['products', 'product_codes'],
  schema: ProductSubmissionSchema,
  aliases: { ...CODES, name: 'item_name', brand: 'brand_name' },
  topic: 'products',
  read: (fields: ProductSubmission) => checked(readProduct(fields)),
  write: async (db, banner, rows) => {
    await db.query(lockCatalogue, [banner.organizationId, banner.bannerId]);
    return toRowProblems(await writeProducts(db, banner, rows, { keepNames: false, onProblems: 'write_others' }));
  },
};

/** What stores say of products, with the fields of an item submission. */
export const itemsJob: ImportJob<ItemChange> = {
  kind: 'items',
  tables: ['store_items'],
  schema: ItemSubmissionSchema,
  aliases: { ...CODES, location_code: 'store_identifier' },
  topic: 'products',
  read: (fields: ItemSubmission) => checked(readItem(fields)),
  write: async (db, banner, rows, at) => {
    await db.query(lockCatalogue, [banner.organizationId, banner.bannerId]);
    return toRowProblems(await writeItems(db, banner, rows, { onProblems: 'write_others', at: at.getTime() }));
  },
};

function checked<Change>({ change, problems }: ReadObject<Change>): Change {
  raiseAll(problems);
  return change;
}

function toRowProblems(problems: readonly ChangeProblem[]): RowProblem[] {
  return problems.map(({ index, field, error }) => ({ index, problem: new ApiError(errors[error], { key: field }) }));
}
