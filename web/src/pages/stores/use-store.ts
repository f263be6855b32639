import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../../../client/client.ts';
import type { Signatures } from '../../../../client/generated/operations.ts';
import type { CallOptions } from '../../../../client/operation.ts';
import { connect } from '../../api/connect.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';

export type Store = Signatures['management.stores.get']['answer'];
/** Whose pages these are: banner and location code. */
export interface StoreKey {
  readonly retailerId: string;
  readonly location_code: string;
}

/** Something of a store, read by one call of the Management API. */
export function useOfStore<T>(
  { retailerId, location_code }: StoreKey,
  name: string,
  read: (management: Client['management'], options: CallOptions) => Promise<T>,
  more: readonly unknown[] = [],
) {
  const [environment] = useEnvironment();
  return useQuery({
    queryKey: [environment, 'stores', retailerId, location_code, name, ...more],
    queryFn: ({ signal }) => read(connect(environment).management, { signal, retailerId }),
  });
}

/** A write on a store; all that is shown of it is read again. */
export function useStoreWrite<V = void>(
  { retailerId, location_code }: StoreKey,
  write: (management: Client['management'], values: V, options: CallOptions) => Promise<unknown>,
  success?: string,
) {
  const [environment] = useEnvironment();
  return useApiMutation<unknown, V>({
    mutationFn: (values) => write(connect(environment).management, values, { retailerId }),
    changes: [
      [environment, 'stores', retailerId, location_code],
      [environment, 'stores', 'positions'],
    ],
    ...(success === undefined ? {} : { success }),
  });
}

export function useMayOperate(): boolean {
  const [environment] = useEnvironment();
  return hasRight(useSession(), 'operate', environment);
}
