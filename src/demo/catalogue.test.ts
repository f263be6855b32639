import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type DemoProduct, demoProducts, WELL_KNOWN } from './catalogue.ts';
import { DEPARTMENTS } from './departments/index.ts';

const products = demoProducts();
const count = (kind: (product: DemoProduct) => unknown) => products.filter(kind).length;
const between = (low: number, value: number, high: number) => assert.ok(low <= value && value <= high, `${value} is not in ${low}–${high}`);
const offenders = (rule: (product: DemoProduct) => boolean) => products.filter((product) => !rule(product)).map((product) => product.name);

test('about 4,000 products in every department of a grocer', () => {
  between(3800, products.length, 4400);
  for (const { name } of DEPARTMENTS)
    between(
      50,
      count(({ department }) => department === name),
      750,
    );
  assert.equal(new Set(products.map(({ department }) => department)).size, DEPARTMENTS.length);
});

test('every kind that the fulfilment rules treat differently is well represented', () => {
  between(
    140,
    count(({ cost_unit, par_weight }) => cost_unit === 'lb' && par_weight === null),
    180,
  );
  between(
    55,
    count(({ par_weight }) => par_weight !== null),
    70,
  );
  between(
    230,
    count(({ alcohol }) => alcohol),
    270,
  );
  for (const kind of ['wine', 'beer', 'spirits'])
    between(
      50,
      count(({ alcohol }) => alcohol === kind),
      130,
    );
  between(
    55,
    count(({ over_the_counter }) => over_the_counter),
    65,
  );
  between(
    110,
    count(({ bulky }) => bulky),
    130,
  );
  between(
    300,
    count(({ beverage_weight_lb, alcohol }) => beverage_weight_lb !== null && !alcohol),
    500,
  );
  between(
    700,
    count(({ snap_eligible }) => !snap_eligible),
    1300,
  );
});

test('upc, rrc and name are unique', () => {
  for (const key of ['upc', 'rrc', 'name'] as const)
    assert.equal(new Set(products.map((product) => product[key])).size, products.length, key);
});

test('every code is an in-store UPC-A with a right check digit, or the PLU of produce by weight', () => {
  const weighted = (upc: string) => [...upc].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  const isLooseProduce = ({ department, cost_unit }: DemoProduct) => department === 'Produce' && cost_unit === 'lb';
  const isRight = (product: DemoProduct) =>
    isLooseProduce(product) ? /^9?[34]\d{3}$/.test(product.upc) : /^4\d{11}$/.test(product.upc) && weighted(product.upc) % 10 === 0;
  assert.deepEqual(offenders(isRight), []);
});

test('an rrc is GM- and six digits, counted from 1', () => {
  assert.deepEqual(
    products.map(({ rrc }) => rrc),
    products.map((_, i) => `GM-${String(i + 1).padStart(6, '0')}`),
  );
});

test('the catalogue is the same on two calls in two processes', () => {
  const hash = createHash('sha256').update(JSON.stringify(products)).digest('hex');
  const script = `
    import { createHash } from 'node:crypto';
    import { demoProducts } from ${JSON.stringify(new URL('catalogue.ts', import.meta.url).href)};
    demoProducts();
    process.stdout.write(createHash('sha256').update(JSON.stringify(demoProducts())).digest('hex'));`;
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }), hash);
});

test('a name is clean, at most 80 characters, and begins with the brand', () => {
  const isClean = ({ name, brand }: DemoProduct) => name.length <= 80 && name.startsWith(brand) && !/ {2}|^ | $|[{}|=*~]|, ,| ,/.test(name);
  assert.deepEqual(offenders(isClean), []);
});

test('a name has the size in it, unless it is sold by weight or singly', () => {
  assert.deepEqual(
    offenders(({ name, size }) => size === 'per lb' || size === 'each' || name.endsWith(`, ${size}`)),
    [],
  );
});

test('prices are plausible: 29 cents to 80 dollars, ending in 9, dearer only for one old whisky', () => {
  assert.deepEqual(
    offenders(({ price_cents }) => Number.isInteger(price_cents) && price_cents >= 29 && price_cents <= 8000 && price_cents % 10 === 9),
    ['Glen Tarrick Single Malt Scotch Whisky, 18 Year, 750 ml'],
  );
});

test('of one line, a bigger package costs more', () => {
  const water = (size: string) => products.find(({ name }) => name === `Thriftwick Spring Water, ${size}`)!.price_cents;
  assert.ok(water('6 x 16.9 fl oz') < water('24 x 16.9 fl oz') && water('24 x 16.9 fl oz') < water('40 x 16.9 fl oz'));
});

test('a par weight goes with pounds, and everything else by the pound has no package', () => {
  assert.deepEqual(
    offenders(({ par_weight, cost_unit, size }) =>
      par_weight === null
        ? (cost_unit === 'lb') === (size === 'per lb')
        : cost_unit === 'lb' && par_weight > 0 && size === `about ${par_weight} lb`,
    ),
    [],
  );
});

test('alcohol, medication and what is not food are never SNAP-eligible, and alcohol is always a beverage', () => {
  const notFood = new Set(['Household', 'Personal Care', 'Pets', 'Health']);
  assert.deepEqual(
    offenders((p) => !p.snap_eligible || !(p.alcohol || p.over_the_counter || notFood.has(p.department))),
    [],
  );
  assert.deepEqual(
    offenders(({ alcohol, beverage_weight_lb }) => alcohol === null || beverage_weight_lb !== null),
    [],
  );
});

test('one unit of a beverage weighs between 0.1 and 50 lb', () => {
  assert.deepEqual(
    offenders(({ beverage_weight_lb: lb }) => lb === null || (lb >= 0.1 && lb <= 50)),
    [],
  );
});

test('the well-known products are members, with codes that documentation may print', () => {
  for (const product of Object.values(WELL_KNOWN)) assert.ok(products.includes(product));
  const codes = Object.fromEntries(Object.entries(WELL_KNOWN).map(([key, { upc, rrc }]) => [key, `${upc} ${rrc}`]));
  assert.deepEqual(codes, {
    bananas: '4011 GM-000001',
    milkGallon: '400000000015 GM-000002',
    eggs: '400000000022 GM-000003',
    bread: '400000000039 GM-000004',
    wholeChicken: '400000000046 GM-000005',
    groundBeef: '400000000053 GM-000006',
    water24Pack: '400000000060 GM-000007',
    redWine: '400000000077 GM-000008',
    beer6Pack: '400000000084 GM-000009',
    vodka: '400000000091 GM-000010',
    coughMedicine: '400000000107 GM-000011',
    dishSoap: '400000000114 GM-000012',
    dogFoodBag: '400000000121 GM-000013',
  });
});
