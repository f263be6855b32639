import { registerHooks } from 'node:module';

/** For a module that is preloaded into a server: puts the fault in the place of what the module at the path says, wherever it says so. */
export function replaceInModule(path: string, honest: string, faulty: string): void {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!url.endsWith(path)) return loaded;
      const source = String(loaded.source);
      if (!source.includes(honest)) throw new Error(`${path} has changed; the planted fault no longer fits.`);
      return { ...loaded, source: source.replaceAll(honest, () => faulty) };
    },
  });
}
