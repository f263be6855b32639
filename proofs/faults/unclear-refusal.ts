import { replaceInModule } from './replacing.ts';

/** Preloaded into a server: a database that is away is answered as a defect. */
replaceInModule('/src/server/api-server.ts', 'isUnavailable: isPassing', 'isUnavailable: () => isPassing === undefined');
