import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ConnectError, NoAnswerError } from '../../../client/errors.ts';
import { whenSessionIsClosed } from '../api/console.ts';
import { nonce } from './answer.ts';
import { router } from './router.tsx';
import { theme, variables } from './theme.ts';

const REPEATS = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What was refused would be refused again.
      retry: (count, error) =>
        count < REPEATS && !(error instanceof ConnectError && error.status < 500) && !(error instanceof NoAnswerError),
    },
    mutations: { retry: false },
  },
  mutationCache: new MutationCache({
    onError: async (error, _variables, _result, { meta }) => {
      if (meta?.shownByForm === true) return;
      const { showProblem } = await import('../parts/problem.tsx');
      showProblem(error);
    },
  }),
});

// The server sends whoever asks for a page without a session to the sign-in, or to the second factor, and back afterwards.
whenSessionIsClosed(() => window.location.reload());

const colorScheme = localStorageColorSchemeManager({ key: 'cartwright.color-scheme' });

export function Providers() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      colorSchemeManager={colorScheme}
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
