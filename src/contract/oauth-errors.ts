import type { Locale } from './locale.ts';

/** Errors of the token endpoints: their own form, not the envelope. Source: contract/oauth.md §2, RFC 6749 §5.2. */
export interface OAuthErrorDefinition {
  readonly status: number;
  readonly error: string;
  readonly description: Readonly<{ 'en-US': string; 'fr-CA': string }>;
}

export const oauthErrors = {
  invalidClient: {
    status: 401,
    error: 'invalid_client',
    description: {
      'en-US':
        'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
      'fr-CA': "L'authentification du client a échoué : client inconnu, authentification absente ou méthode non prise en charge.",
    },
  },
  invalidGrant: {
    status: 400,
    error: 'invalid_grant',
    description: {
      'en-US': 'Assertion is not provided or invalid assertion provided for the grant_type.',
      'fr-CA': "L'assertion est absente ou n'est pas valide pour le grant_type.",
    },
  },
  invalidRequest: {
    status: 400,
    error: 'invalid_request',
    description: {
      'en-US':
        'The request is missing a required parameter, includes an unsupported parameter value, or is otherwise malformed: {parameter}.',
      'fr-CA': "Il manque un paramètre obligatoire, ou un paramètre n'est pas valide : {parameter}.",
    },
  },
  unsupportedGrantType: {
    status: 400,
    error: 'unsupported_grant_type',
    description: {
      'en-US': 'The authorization grant type is not supported by the authorization server.',
      'fr-CA': "Le type d'autorisation n'est pas pris en charge par le serveur.",
    },
  },
  invalidScope: {
    status: 400,
    error: 'invalid_scope',
    description: {
      'en-US': 'The requested scope is invalid, unknown, or malformed.',
      'fr-CA': 'La portée demandée est invalide, inconnue ou mal formée.',
    },
  },
  unauthorizedClient: {
    status: 403,
    error: 'unauthorized_client',
    description: {
      'en-US': 'You are not authorized to revoke this token',
      'fr-CA': "Vous n'êtes pas autorisé à révoquer ce jeton",
    },
  },
  disabledClient: {
    status: 403,
    error: 'unauthorized_client',
    description: {
      'en-US': 'The application is not enabled to request an access token.',
      'fr-CA': "L'application n'est pas autorisée à demander un jeton d'accès.",
    },
  },
  queryParamsForbidden: {
    status: 403,
    error: 'query_params_forbidden',
    description: {
      'en-US':
        "Providing OAuth credentials as query parameters may cause them to be compromised. Please reach out to Instacart's security team and have the credentials rotated.",
      'fr-CA':
        "Fournir les identifiants OAuth dans les paramètres de l'URL peut les compromettre. Communiquez avec l'équipe de sécurité d'Instacart pour les faire remplacer.",
    },
  },
} as const satisfies Record<string, OAuthErrorDefinition>;

/** A refusal of the token endpoints, answered as `{"error", "error_description"}`. */
export class OAuthError extends Error {
  readonly definition: OAuthErrorDefinition;
  readonly values: Readonly<Record<string, string>>;
  constructor(definition: OAuthErrorDefinition, values: Record<string, string> = {}) {
    super(definition.description['en-US']);
    this.definition = definition;
    this.values = values;
  }

  body(locale: Locale): { error: string; error_description: string } {
    const text = this.definition.description[locale === 'fr-CA' ? 'fr-CA' : 'en-US'];
    return {
      error: this.definition.error,
      error_description: text.replace(/\{(\w+)\}/g, (whole, name: string) => this.values[name] ?? whole),
    };
  }
}
