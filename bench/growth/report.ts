import { type Aim, figure } from '../report/aims.ts';
import { table } from '../report/table.ts';
import type { GrowthFigures, SizeFigures } from '../sections/growth.ts';
import { GROWTH_OPERATIONS, type GrowthOperation } from './operations.ts';

interface Times {
  readonly p50: number;
  readonly p99: number;
}

export function growthReport({ connections, settings, orders, stores }: GrowthFigures): string {
  const facts = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  const errors = [...orders, ...stores].flatMap(({ orders: size, operations }) =>
    Object.entries(operations).flatMap(([name, { firstError }]) =>
      firstError === undefined ? [] : [`ERRORS in ${name} at ${size}: ${firstError}`],
    ),
  );
  return [
    `\n## Growth, PostgreSQL, ${connections} connections\n\n${facts.join(', ')}\n`,
    timesTable(orders, ({ orders: size }) => `${size} orders`),
    stores.length > 1 ? timesTable(stores, ({ stores: size }) => `${size} stores`) : '',
    sizesTable(orders, stores),
    diskTable(orders),
    ...errors,
  ].join('\n');
}

const MOST_GROWTH = 1.3;

/** Of each larger size the operation whose p99 grew most. */
export function growthAims({ orders, stores }: GrowthFigures): Aim[] {
  return [
    ...orders.slice(1).map((size) => worst(orders[0]!, size, `${size.orders} orders ÷ ${orders[0]!.orders}`)),
    ...stores.slice(1).map((size) => worst(stores[0]!, size, `${size.stores} stores ÷ ${stores[0]!.stores}`)),
  ];
}

function worst(first: SizeFigures, size: SizeFigures, what: string): Aim {
  const names = Object.keys(size.operations) as GrowthOperation[];
  const grown = names.map((name) => ({ name, p99: size.operations[name].p99, before: first.operations[name].p99 }));
  const { name, p99, before } = grown.reduce((most, one) => (one.p99 / one.before > most.p99 / most.before ? one : most));
  return {
    what: `p99, ${what}, the worst: ${GROWTH_OPERATIONS[name]}`,
    ours: `${figure(p99)} ms`,
    against: `at the least size: ${figure(before)} ms`,
    value: p99 / before,
    atMost: MOST_GROWTH,
  };
}

/** Milliseconds at each size; after the first, p99 ÷ that of the first. */
function timesTable(sizes: readonly SizeFigures[], nameOf: (size: SizeFigures) => string): string {
  const [first] = sizes;
  const header = ['p50, p99 ms', ...sizes.flatMap((size, index) => [nameOf(size), 'p99', ...(index === 0 ? [] : ['÷'])])];
  const row = (name: string, timesOf: (size: SizeFigures) => Times) => [
    name,
    ...sizes.flatMap((size, index) => {
      const { p50, p99 } = timesOf(size);
      return [p50.toFixed(2), p99.toFixed(2), ...(index === 0 ? [] : [(p99 / timesOf(first!).p99).toFixed(2)])];
    }),
  ];
  const names = Object.entries(GROWTH_OPERATIONS) as [GrowthOperation, string][];
  return table(header, [
    ...names.map(([operation, name]) => row(name, ({ operations }) => operations[operation])),
    row('callbacks: claim of 50', ({ claims }) => claims.claim),
    row('callbacks: outcomes of 50', ({ claims }) => claims.outcomes),
  ]);
}

function sizesTable(orders: readonly SizeFigures[], stores: readonly SizeFigures[]): string {
  const rows = [...orders, ...stores.slice(1)].map((size) => {
    const disk = Object.values(size.disk).reduce((sum, bytes) => sum + bytes, 0);
    return [
      `${size.orders} orders, ${size.stores} stores`,
      Math.round(size.fill),
      (disk / 2 ** 20).toFixed(0),
      size.start.toFixed(0),
      size.memory.now,
      size.memory.peak,
      Math.round(size.tidying.first),
      Math.round(size.tidying.again),
      size.tidying.archived,
      Math.round(size.tidying.archiving),
    ];
  });
  return table(['size', 'fill s', 'disk MiB', 'start ms', 'server MiB', 'peak MiB', 'tidy ms', 'again ms', 'archived', 'in ms'], rows);
}

/** Of the largest size: what each table weighs for an order. */
function diskTable(orders: readonly SizeFigures[]): string {
  const largest = orders.at(-1)!;
  const rows = Object.entries(largest.disk).map(([name, bytes]) => [
    name,
    largest.rows[name],
    (bytes / 2 ** 20).toFixed(1),
    (bytes / (largest.rows[name] ?? Number.NaN)).toFixed(0),
    (bytes / largest.orders).toFixed(0),
  ]);
  return table([`table at ${largest.orders} orders`, 'rows', 'MiB', 'bytes a row', 'bytes an order'], rows);
}
