import { BRANDS, UNBRANDED } from './brands.ts';
import type { Department, Shelf } from './departments/department.ts';
import { DEPARTMENTS } from './departments/index.ts';
import { PLU_LINES } from './plu.ts';
import { beverageWeightLb, type DemoProduct } from './product.ts';
import { inStoreUpc } from './upc.ts';
import { WELL_KNOWN } from './well-known.ts';

export type { DemoProduct } from './product.ts';
export { WELL_KNOWN } from './well-known.ts';

type Uncoded = Omit<DemoProduct, 'upc' | 'rrc'>;

/**
 * About 4,000 made-up products of an American grocer: the demo catalogue. The same list on every call and machine.
 * Only the codes of `WELL_KNOWN` survive an edit of the lists; the others are counted through.
 */
export function demoProducts(): readonly DemoProduct[] {
  const products: DemoProduct[] = Object.values(WELL_KNOWN);
  const itemsOfBrand = new Map<number, number>();
  const add = (product: Uncoded, upc: string) => {
    products.push({ upc, rrc: `GM-${String(products.length + 1).padStart(6, '0')}`, ...product });
  };

  for (const { plu, product } of looseProduce()) add(product, plu);
  for (const department of DEPARTMENTS) {
    for (const shelf of department.shelves) {
      for (const product of shelfProducts(department, shelf)) {
        const brand = brandOf(product.brand).number;
        const item = (itemsOfBrand.get(brand) ?? 0) + 1;
        itemsOfBrand.set(brand, item);
        add(product, inStoreUpc(brand, item));
      }
    }
  }
  return products;
}

function* looseProduce(): Generator<{ plu: string; product: Uncoded }> {
  for (const line of rows(PLU_LINES)) {
    const [, plu, name, dollars, organic] = /^(\d{4}) (.+) (\d+\.\d\d)( \+)?$/.exec(line) ?? [];
    if (!plu || !name || !dollars) throw new Error(`Not a PLU line: "${line}"`);
    const product = (name: string): Uncoded => ({
      name,
      brand: '',
      size: 'per lb',
      department: 'Produce',
      cost_unit: 'lb',
      par_weight: null,
      price_cents: shelfPrice(dollars, name, 100),
      alcohol: null,
      over_the_counter: false,
      snap_eligible: true,
      beverage_weight_lb: null,
      bulky: false,
    });
    yield { plu, product: product(name) };
    if (organic) yield { plu: `9${plu}`, product: product(`Organic ${name}`) };
  }
}

function* shelfProducts(department: Department, shelf: Shelf): Generator<Uncoded> {
  const brands = shelf.brands.split(', ');
  const carriers = Math.min(shelf.carriedBy ?? 2, brands.length);
  for (const [lineNumber, line] of rows(shelf.lines).entries()) {
    const columns = line.split(' | ');
    const label = columns[0]!;
    if (columns.length < 2 || label.includes('{}') !== (columns.length === 3)) throw new Error(`Not a shelf line: "${line}"`);
    const varieties = columns.length === 3 ? columns[1]!.split(', ') : [''];
    const sizes = columns.at(-1)!.split(', ').map(parseSize);
    for (let carrier = 0; carrier < carriers; carrier++) {
      const brand = brands[(lineNumber + carrier) % brands.length]!;
      // One brand leads each line with every variety; the others carry every second one.
      const carried = varieties.filter((_, i) => carrier === 0 || i % 2 === 0);
      for (const variety of carried) {
        const title = `${brand} ${label.replace('{}', variety === '-' ? '' : variety)}`.replaceAll(/ {2,}/g, ' ').trim();
        for (const size of sizes) yield shelfProduct(department, shelf, brand, title, size);
      }
    }
  }
}

function shelfProduct(department: Department, shelf: Shelf, brand: string, title: string, size: Size): Uncoded {
  return {
    name: size.printed === 'per lb' || size.printed === 'each' ? title : `${title}, ${size.printed}`,
    brand,
    size: size.printed,
    department: department.name,
    cost_unit: size.costUnit,
    par_weight: size.parWeight,
    price_cents: shelfPrice(size.dollars, title, brandOf(brand).priceLevel),
    alcohol: department.alcohol ?? null,
    over_the_counter: shelf.overTheCounter ?? false,
    snap_eligible: shelf.snapEligible ?? department.snapEligible,
    beverage_weight_lb: shelf.grossFactor === undefined ? null : beverageWeightLb(size.printed, shelf.grossFactor),
    bulky: size.bulky,
  };
}

interface Size {
  readonly printed: string;
  readonly costUnit: 'each' | 'lb';
  readonly parWeight: number | null;
  readonly bulky: boolean;
  readonly dollars: string;
}

/** One entry of a line's last column (see `Shelf.lines`). */
function parseSize(entry: string): Size {
  const [, par, printed, star, dollars] = /^(?:~([\d.]+)|(.+?))(\*?)=(\d+\.\d\d)$/.exec(entry) ?? [];
  if (!dollars) throw new Error(`Not a size and price: "${entry}"`);
  const bulky = star === '*';
  if (par) return { printed: `about ${par} lb`, costUnit: 'lb', parWeight: Number(par), bulky, dollars };
  if (printed === 'lb') return { printed: 'per lb', costUnit: 'lb', parWeight: null, bulky, dollars };
  return { printed: printed!, costUnit: 'each', parWeight: null, bulky, dollars };
}

function brandOf(name: string) {
  const brand = name === '' ? UNBRANDED : BRANDS.get(name);
  if (!brand) throw new Error(`Add the brand "${name}" to brands.ts`);
  return brand;
}

/** Cents, ending in 9; organic goods cost a quarter more. */
function shelfPrice(dollars: string, title: string, priceLevel: number): number {
  const cents = Number(dollars) * priceLevel * (title.includes('Organic') ? 1.25 : 1);
  return Math.max(29, Math.round(cents / 10) * 10 - 1);
}

function rows(text: string): readonly string[] {
  return text.trim().split('\n');
}
