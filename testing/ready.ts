interface Credentials {
  readonly url: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly api_key: string;
}

/** The ready file: where everything listens, and with which credentials. */
export interface Ready {
  readonly development: Credentials | null;
  readonly production: Credentials | null;
  /** An organization of development with several banners. */
  readonly multi_banner: { readonly client_id: string; readonly client_secret: string; readonly banners: readonly string[] } | null;
  readonly console: { readonly url: string; readonly email: string; readonly password: string } | null;
  /** Development over plain HTTP, on this machine only. */
  readonly http_url: string | null;
  readonly ca_file: string | null;
  readonly ca_p12_file: string | null;
}
