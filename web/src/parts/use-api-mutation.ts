import { type QueryKey, type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { showSuccess } from './problem.tsx';

export interface ApiMutationOptions<T, V> extends Pick<UseMutationOptions<T, Error, V>, 'mutationFn' | 'onSuccess'> {
  /** Beginnings of the keys of what the write changes; read again afterwards. */
  readonly changes?: readonly QueryKey[];
  /** Toast for what went well. */
  readonly success?: string;
}

/** A write: what it changes is read again, a toast says that it worked, and another what went wrong. */
export function useApiMutation<T, V = void>({ changes = [], success, onSuccess, ...options }: ApiMutationOptions<T, V>) {
  const client = useQueryClient();
  return useMutation<T, Error, V>({
    ...options,
    onSuccess: async (...result) => {
      if (success !== undefined) showSuccess(success);
      await onSuccess?.(...result);
      await Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
