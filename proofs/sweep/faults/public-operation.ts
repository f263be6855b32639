import { plant } from './plant.ts';

/** Preloaded: one operation takes whoever comes for the first organization. */
plant(
  '/src/operations/mount.ts',
  'const principal = await check(environment, request.headers.authorization);',
  `const principal = operation.id === 'fulfillment.users.create'
    ? { organizationId: 1, applicationId: 1, country: 'US' as const, grant: 'client_credentials' as const, scopes: new Set([access.scope!]),
        userId: undefined, expiresAt: Number.POSITIVE_INFINITY, banners: [{ id: 1, slug: 'first' }] }
    : await check(environment, request.headers.authorization);`,
);
