import { replaceInModule } from './replacing.ts';

/** Preloaded into a server: some deliveries are deleted after their second failure, with nothing to show for it. */
const HIT = `o.state = 'pending' and o.attempt = 2 and o.id % 5 = 0`;

replaceInModule(
  '/src/storage/deliveries/sending.ts',
  `       from outcome o
   )
   update cw.deliveries d set state = o.state`,
  `       from outcome o
   ), gone as (
     delete from cw.deliveries d using outcome o where d.organization_id = o.organization_id and d.id = o.id and ${HIT}
   )
   update cw.deliveries d set state = o.state`,
);
replaceInModule('/src/storage/deliveries/sending.ts', `and d.attempts = o.attempt - 1`, `and not (${HIT}) and d.attempts = o.attempt - 1`);
