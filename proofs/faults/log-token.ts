import { replaceInModule } from './replacing.ts';

/** Preloaded into a server: the line of a request says who called, with the token. */
replaceInModule(
  '/src/http/app.ts',
  `application: request.applicationId,`,
  `application: request.applicationId, caller: request.headers.authorization,`,
);
