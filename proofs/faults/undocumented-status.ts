import { replaceInModule } from './replacing.ts';

/** Preloaded into a server: what is not found is answered with a status that no operation documents for it. */
replaceInModule(
  '/src/http/app.ts',
  'const status = errorStatus(answer);',
  'const status = errorStatus(answer) === 404 ? 418 : errorStatus(answer);',
);
