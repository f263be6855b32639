import { buildFolder } from './build-folder.mjs';

/** Builds the console's browser side to dist/web/ if it is missing or stale. Vite and the Node it runs on come from node_modules. */
export function buildWeb() {
  return buildFolder({
    name: 'web',
    title: 'the console',
    patterns: [
      'web/{src,locales,public,build}/**/*.*',
      'web/{index.html,vite.config.ts}',
      'client/**/*.ts',
      'package-lock.json',
      'scripts/build-{web,folder}.mjs',
    ],
    command: () => ['vite', 'build', '--config', 'web/vite.config.ts', '--configLoader', 'native', '--logLevel', 'warn'],
    environment: (folder) => ({ CARTWRIGHT_WEB_OUTPUT: folder }),
  });
}
