import { replaceInModule } from './replacing.ts';

/** Preloaded into a server: create order answers at once, and its statement is sent half a second later. */
replaceInModule(
  '/src/operations/orders/placing.ts',
  'await sendCommand(db, createOrders, command)',
  `(setTimeout(() => sendCommand(db, createOrders, command).catch(() => {}), 500),
  { n: 0, outcome: 'created', response: null } as CreateOrderResult)`,
);
