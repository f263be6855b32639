import type { Operation } from '../define.ts';
import { submitItem } from './submit-item.ts';
import { submitItems } from './submit-items.ts';
import { submitProduct } from './submit-product.ts';
import { submitProducts } from './submit-products.ts';

/** The Catalog API (contract/catalog.md). */
export const catalogueOperations: readonly Operation[] = [submitProduct, submitItem, submitProducts, submitItems];
