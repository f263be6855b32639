import { plant } from './plant.ts';

/** Preloaded: the statement that finds an application no longer asks whose it is. */
plant(
  '/src/storage/applications/application.ts',
  'where a.organization_id = $1 and a.client_id = $2`,',
  'where $1::integer is not null and a.client_id = $2`,',
);
