import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { upcKey } from '../../storage/products/product.ts';
import type { ProductChange } from './change.ts';
import { type KnownName, planProducts } from './plan-products.ts';

interface Kept {
  id: number;
  rrc: string | null;
  upc: string | null;
  name: string;
  attributes: Record<string, unknown>;
}

/** A catalogue in memory that does what the statements of storage/catalogue/write.ts do with a plan. */
class Catalogue {
  readonly products = new Map<number, Kept>();
  readonly codes = new Map<string, number>();
  #ids = 0;

  submit(changes: readonly ProductChange[]): readonly object[] {
    const { inserted, updated, codes, released, removed, problems } = planProducts(this.#names(changes), changes, { keepNames: true });
    if (problems.length > 0) return problems;
    for (const code of released) this.codes.delete(code);
    for (const { id, rrc, upc, name, attributes } of updated) {
      const kept = this.products.get(id!)!;
      this.products.set(id!, { ...kept, rrc, upc, name: name ?? kept.name, attributes: { ...kept.attributes, ...attributes } });
    }
    for (const { rrc, upc, name, attributes } of inserted) {
      const id = ++this.#ids;
      this.products.set(id, { id, rrc, upc, name: name!, attributes });
    }
    for (const { code, rrc } of codes) this.codes.set(code, [...this.products.values()].find((one) => one.rrc === rrc)!.id);
    for (const id of removed) this.products.delete(id);
    return problems;
  }

  /** What the catalogue says under every name; ids do not matter. */
  view(): object {
    const all = [...this.products.values()].map(({ id, ...rest }) => ({
      ...rest,
      codes: [...this.codes].flatMap(([code, owner]) => (owner === id ? [code] : [])).sort(),
    }));
    return all.map((one) => JSON.stringify(one)).sort();
  }

  #names(changes: readonly ProductChange[]): KnownName[] {
    const rrcs = new Set(changes.map((change) => change.rrc));
    const keys = new Set(changes.map((change) => change.lookupCode && upcKey(change.lookupCode)));
    const rows: KnownName[] = [];
    for (const { id, rrc, upc } of this.products.values()) {
      if ((rrc !== null && rrcs.has(rrc)) || (upc !== null && keys.has(upcKey(upc)))) rows.push({ id, rrc, upc, code: null });
    }
    for (const [code, id] of this.codes) {
      const { rrc, upc } = this.products.get(id)!;
      if (keys.has(code)) rows.push({ id, rrc, upc, code });
    }
    return rows;
  }
}

const change: fc.Arbitrary<ProductChange> = fc
  .record({
    rrc: fc.constantFrom(undefined, 'A', 'B', 'C'),
    lookupCode: fc.constantFrom(undefined, '1', '2', '03', '3', '4'),
    name: fc.constantFrom('x', 'y'),
    field: fc.constantFrom('organic', 'kosher'),
    value: fc.integer({ min: 0, max: 9 }),
  })
  .filter(({ rrc, lookupCode }) => rrc !== undefined || lookupCode !== undefined)
  .map(({ rrc, lookupCode, name, field, value }) => ({ rrc, lookupCode, columns: { name }, attributes: { [field]: value } }));

test('objects have the same effect in one submission as one after another', () => {
  const property = fc.property(fc.array(change, { maxLength: 6 }), fc.array(change, { maxLength: 8 }), (before, changes) => {
    const together = new Catalogue();
    const apart = new Catalogue();
    for (const catalogue of [together, apart]) for (const one of before) catalogue.submit([one]);
    together.submit(changes);
    for (const one of changes) apart.submit([one]);
    assert.deepEqual(together.view(), apart.view());
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('no two products ever have the same name, and none is without one', () => {
  const property = fc.property(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 6 }), (submissions) => {
    const catalogue = new Catalogue();
    for (const changes of submissions) catalogue.submit(changes);
    const products = [...catalogue.products.values()];
    const rrcs = products.flatMap(({ rrc }) => rrc ?? []);
    const codes = [...products.flatMap(({ upc }) => (upc === null ? [] : [upcKey(upc)])), ...catalogue.codes.keys()];
    assert.equal(new Set(rrcs).size, rrcs.length);
    assert.equal(new Set(codes).size, codes.length);
    for (const { id, rrc, upc } of products) assert.ok(rrc !== null || upc !== null, `product ${id}`);
    for (const owner of catalogue.codes.values()) assert.ok(catalogue.products.has(owner));
  });
  fc.assert(property, { numRuns: 2_000 });
});

test('a product is created only with a name', () => {
  const nameless = { rrc: 'A', lookupCode: undefined, columns: {}, attributes: { organic: true } };
  assert.deepEqual(new Catalogue().submit([nameless]), [{ index: 0, field: 'item_name', error: 'blank' }]);
});
