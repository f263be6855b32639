import type { NewApplication } from '../../../../client/index.ts';
import { useSignedIn } from '../../api/session.ts';
import { SecretOnce } from '../../parts/SecretOnce.tsx';

/** The credentials of an application that was just made; by the names that the first calls use. */
export function NewSecret({ application, onKept }: { readonly application: NewApplication; readonly onKept: () => void }) {
  const { organization, servers } = useSignedIn();
  const { environment, client_id, client_secret } = application;
  const url = servers?.[environment].url;
  return (
    <SecretOnce
      values={{
        ...(url ? { CARTWRIGHT_URL: url } : {}),
        CARTWRIGHT_CLIENT_ID: client_id,
        CARTWRIGHT_CLIENT_SECRET: client_secret,
      }}
      fileName={`${organization?.slug ?? 'cartwright'}-${environment}.env`}
      onKept={onKept}
    />
  );
}
