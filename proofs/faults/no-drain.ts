import { replaceInModule } from './replacing.ts';

/** Preloaded into a cluster: a node that another replaces ends at once, with what it has under way. */
replaceInModule(
  '/src/server/command-line.ts',
  'await stop((phase) => log.info({ how }, phase), how);',
  'if (how !== "retire") await stop(() => undefined);',
);
