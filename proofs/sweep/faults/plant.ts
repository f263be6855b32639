import { registerHooks } from 'node:module';

/** Replaces a piece of a module's source when it is loaded; fails when the module no longer has the piece. */
export function plant(module: string, honest: string, faulty: string): void {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!url.endsWith(module)) return loaded;
      const source = String(loaded.source);
      if (!source.includes(honest)) throw new Error(`${module} has changed; the planted fault no longer fits.`);
      return { ...loaded, source: source.replace(honest, faulty) };
    },
  });
}
