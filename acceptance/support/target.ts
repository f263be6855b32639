import { readFileSync } from 'node:fs';

/** Credentials of one OAuth application on one server. */
export interface Credentials {
  readonly client_id: string;
  readonly client_secret: string;
}

/** The server under test: a development server with demo data, and what is known of its neighbours. */
export interface Target extends Credentials {
  readonly url: string;
  /** API key of the developer platform. */
  readonly api_key?: string;
  /** PEM file of the CA; undefined where the system trusts the certificate. */
  readonly ca_file?: string;
  /** The server of the other environment, whose tokens must not work here. */
  readonly other?: Credentials & { readonly url: string };
  /** An organization of another country with several banners. */
  readonly multi_banner?: Credentials & { readonly banners: readonly string[] };
  readonly console_url?: string;
}

/** The content of a ready file (DESIGN §6), as far as the suite uses it. */
export interface Ready {
  readonly development: Credentials & { readonly url: string; readonly api_key: string };
  readonly production: (Credentials & { readonly url: string }) | null;
  readonly multi_banner: (Credentials & { readonly banners: readonly string[] }) | null;
  readonly console: { readonly url: string } | null;
  readonly ca_file: string | null;
}

export function targetOf(ready: Ready): Target {
  return {
    ...ready.development,
    ...(ready.ca_file === null ? {} : { ca_file: ready.ca_file }),
    ...(ready.production === null ? {} : { other: ready.production }),
    ...(ready.multi_banner === null ? {} : { multi_banner: ready.multi_banner }),
    ...(ready.console === null ? {} : { console_url: ready.console.url }),
  };
}

/** The variable through which `npm run acceptance` hands its options to the test process: a target as JSON. */
export const TARGET_VARIABLE = 'CARTWRIGHT_ACCEPTANCE_TARGET';

export function givenTarget(): Target {
  const text = process.env[TARGET_VARIABLE];
  if (!text)
    throw new Error('No server is named: use `npm run acceptance -- --base-url URL --client-id ID --client-secret SECRET --ca FILE`.');
  return JSON.parse(text) as Target;
}

export function authorityOf(target: Target): string | undefined {
  return target.ca_file === undefined ? undefined : readFileSync(target.ca_file, 'utf8');
}
