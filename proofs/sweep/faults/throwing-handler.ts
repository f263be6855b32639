import { plant } from './plant.ts';

/** Preloaded into a server: creating a user without a last name throws a TypeError. */
plant('/src/operations/users/create-user.ts', 'body.last_name ?? null,', '(body.last_name as string).trim(),');
