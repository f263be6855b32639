import { replaceInModule } from './replacing.ts';

/** Preloaded into a server: a delivery is done once it is taken, before it is sent. */
replaceInModule(
  '/src/storage/deliveries/sending.ts',
  'set claimed_until = $5 from due',
  `set claimed_until = $5, state = 'delivered' from due`,
);
