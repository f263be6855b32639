import { replaceInModule } from './replacing.ts';

/** Preloaded into a server: whatever a receiver answers, it has answered, and the callback counts as delivered. */
replaceInModule('/src/callbacks/sender.ts', 'status >= 200 && status <= 299', 'status !== 401 && status !== 410');
