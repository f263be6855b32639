/**
 * Vendure as its documentation has it for production: PostgreSQL, no playgrounds, errors alone in the log, no plugins
 * (so neither search nor mails nor a persistent job queue), the default in-process caches.
 *
 *   node vendure-server.mjs FOLDER DATABASE_URL prepare        schema, settings and twenty products, then ends
 *   node vendure-server.mjs FOLDER DATABASE_URL serve PORT
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [folder, url, mode, port = '0'] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const { bootstrap, DefaultLogger, dummyPaymentHandler, LogLevel } = require('@vendure/core');
const PRODUCTS = 20;

const config = {
  apiOptions: { hostname: '127.0.0.1', port: Number(port), introspection: false },
  authOptions: { tokenMethod: 'bearer', superadminCredentials: { identifier: 'bench', password: 'bench-only' } },
  dbConnectionOptions: { type: 'postgres', url, synchronize: mode === 'prepare', logging: false },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  logger: new DefaultLogger({ level: LogLevel.Error }),
  plugins: [],
};

if (mode === 'prepare') {
  const { populate } = require('@vendure/core/cli');
  const app = await populate(() => bootstrap(config), initialData(), productsFile());
  await app.close();
  process.exit();
}
await bootstrap(config);

function initialData() {
  return {
    defaultLanguage: 'en',
    defaultZone: 'Americas',
    countries: [{ code: 'US', name: 'United States', zone: 'Americas' }],
    taxRates: [{ name: 'Standard Tax', percentage: 10 }],
    shippingMethods: [{ name: 'Delivery', price: 500 }],
    paymentMethods: [
      { name: 'Payment', handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'true' }] } },
    ],
    collections: [],
  };
}

function productsFile() {
  const header =
    'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets';
  const rows = Array.from({ length: PRODUCTS }, (_, n) => `Product ${n},product-${n},,,,,,SKU-${n},1.99,standard,1000000,false,,`);
  const directory = join(tmpdir(), `bench-vendure-${process.pid}`);
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'products.csv');
  writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
  return file;
}
