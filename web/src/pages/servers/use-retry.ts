import { useMutation } from '@tanstack/react-query';
import { callConsole } from '../../api/console.ts';
import type { Started } from './FirstCredentials.tsx';

export interface Retry {
  readonly mutate: () => void;
  readonly isPending: boolean;
  readonly error: Error | null;
}

/** Takes up what failed half-way when servers were assigned. The error is shown where the button is. */
export function useRetry(onAnswer: (started: Started) => void): Retry {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => callConsole('POST /api/assignments/retry'),
    onSuccess: onAnswer,
    meta: { shownByForm: true },
  });
  return { mutate: () => mutate(), isPending, error };
}
