import { registerHooks } from 'node:module';

/** Preloaded into a server: create order answers at once, and its statement is sent half a second later. */
const MODULE = '/src/operations/orders/placing.ts';
const HONEST = 'await sendCommand(db, createOrders, command)';
const FAULTY = `(setTimeout(() => sendCommand(db, createOrders, command).catch(() => {}), 500),
  { n: 0, outcome: 'created', response: null } as CreateOrderResult)`;

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.endsWith(MODULE)) return loaded;
    const source = String(loaded.source);
    if (!source.includes(HONEST)) throw new Error(`${MODULE} has changed; the planted fault no longer fits.`);
    return { ...loaded, source: source.replace(HONEST, FAULTY) };
  },
});
