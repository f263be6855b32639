import type { OrderLine } from '../../fulfillment/orders/order.ts';
import type { ProductCode, StoreProduct } from '../../storage/products/product.ts';
import type { RequestScope } from '../define.ts';
import type { CustomerOrder } from './finding.ts';

interface Coded {
  readonly upc: string;
  readonly rrc: string;
}

/** What the catalogue knows of the products of an order. */
export interface Goods {
  product(item: Coded): StoreProduct | undefined;
  /** Whether the line's price asks for a signature. */
  certified(line: OrderLine): boolean;
}

/**
 * Pictures and prices of an order's lines, replacements and alternatives as its store has them now; an order keeps neither. From memory,
 * at a miss one query for all.
 */
export async function goodsOf({ db, environment, tenant }: RequestScope, { row, view, settings }: CustomerOrder): Promise<Goods> {
  const { items } = view.body;
  const coded = items.flatMap((line) => [line, line.pick?.replacement, line.pick?.alternative].filter((item) => item !== undefined));
  const codes = coded.filter((item) => item.rrc !== '' || item.upc !== '').map(codeOf);
  const found =
    codes.length === 0 ? [] : await environment.directory.products(db, tenant.organizationId, tenant.bannerId, codes, row.store_number);
  const products = new Map(codes.map((code, index) => [keyOf(code), found[index]]));
  const product = (item: Coded) => products.get(keyOf(codeOf(item)));
  return { product, certified: (line) => line.qty > 0 && (product(line)?.priceCents ?? 0) >= settings.certifiedDeliveryCents };
}

function codeOf({ upc, rrc }: Coded): ProductCode {
  return rrc === '' ? { type: 'upc', value: upc } : { type: 'rrc', value: rrc };
}

const keyOf = ({ type, value }: ProductCode) => `${type} ${value}`;
