import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Random } from '../support/random.ts';

/** One product of the file, and what the catalogue must say of it afterwards. */
export interface Made {
  readonly rrc: string;
  readonly upc: string;
  readonly name: string;
  readonly brand: string;
  readonly department: string;
  readonly cost_unit: string;
  readonly price_cents: number;
  readonly organic: boolean;
}

const WORDS = ['Whole', 'Milk', 'Crème', 'Bread', 'Apple', 'jalapeño', '"Fresh"', 'Oat, rolled', 'Soup\nof the day', 'Été'];

/** The same rows for the same seed, one at a time. */
export function* rows(count: number, seed: number): Generator<Made> {
  const random = new Random(seed);
  for (let number = 0; number < count; number++) {
    yield {
      rrc: `RRC-${number}`,
      upc: String(100_000_000_000 + number),
      name: `${random.pick(WORDS)} ${random.pick(WORDS)} ${number}`,
      brand: random.pick(WORDS),
      department: random.pick(['Dairy', 'Bakery', 'Produce']),
      cost_unit: random.pick(['each', 'lb']),
      price_cents: random.between(1, 5_000),
      organic: random.chance(0.3),
    };
  }
}

/** Writes them as CSV, without holding them all. */
export async function writeCsv(file: string, made: Iterable<Made>): Promise<void> {
  const out = createWriteStream(file);
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  out.write('upc,rrc,name,brand,department,cost_unit,price,organic\n');
  for (const row of made) {
    const price = (row.price_cents / 100).toFixed(2);
    const cells = [row.upc, row.rrc, row.name, row.brand, row.department, row.cost_unit, price, String(row.organic)];
    if (!out.write(`${cells.map(quoted).join(',')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
