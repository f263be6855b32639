import { catalogJob, itemsJob } from './catalogue.ts';
import type { ImportJob } from './job.ts';
import { hoursJob, policiesJob, storesJob } from './stores.ts';

/** What `npm start -- import` takes. */
export const IMPORT_JOBS: readonly ImportJob[] = [catalogJob, itemsJob, storesJob, hoursJob, policiesJob];
