import { useSignedIn } from '../../api/session.ts';
import { SecretOnce } from '../../parts/SecretOnce.tsx';

export interface SigningSecretProps {
  readonly webhook: { readonly webhook_id: number; readonly environment: string; readonly signing_secret: string };
  readonly onKept: () => void;
}

/** What receivers verify callbacks with, told once. */
export function SigningSecret({ webhook: { webhook_id, environment, signing_secret }, onKept }: SigningSecretProps) {
  const { organization } = useSignedIn();
  return (
    <SecretOnce
      values={{ CARTWRIGHT_SIGNING_SECRET: signing_secret }}
      fileName={`${organization?.slug ?? 'cartwright'}-${environment}-webhook-${webhook_id}.env`}
      onKept={onKept}
    />
  );
}
