import { replaceInModule } from './replacing.ts';

/** Preloaded into a server: an embedded database that has stopped stays so. */
replaceInModule('/src/storage/engine/embedded-engine.ts', 'this.#pg = await this.#reopen();', `throw new Error('never again');`);
