import type { Locale } from './locale.ts';

/**
 * Every error that the API can answer, with its texts. Source: contract/conventions.md §7; texts that the contract
 * leaves UNKNOWN keep its tone (Rails validation messages) and are listed in docs/decisions.md.
 */
export interface ErrorDefinition {
  /** HTTP status. */
  readonly status: number;
  /** Numeric code of the envelope; null for the 403 answers documented so. */
  readonly code: number | null;
  /** `meta.key` where it is always the same; otherwise the raiser names it. */
  readonly key?: string;
  /** The whole `meta` where it is documented as more than a key. */
  readonly meta?: Readonly<Record<string, string>>;
  /** `{name}` is filled from the raiser's values. Canadian English falls back to American English. */
  readonly text: Readonly<{ 'en-US': string; 'en-CA'?: string; 'fr-CA': string }>;
}

const define = <const T extends Record<string, ErrorDefinition>>(table: T): { readonly [K in keyof T]: ErrorDefinition } => table;

const invalid = (english: string, french: string, key?: string): ErrorDefinition => ({
  status: 400,
  code: 1001,
  ...(key === undefined ? {} : { key }),
  text: { 'en-US': english, 'fr-CA': french },
});

export const errors = define({
  // A value of the request
  blank: invalid("can't be blank", 'ne peut pas être vide'),
  invalid: invalid('is invalid', "n'est pas valide"),
  notIncluded: invalid('is not included in the list', "n'est pas inclus dans la liste"),
  tooLong: invalid('is too long (maximum is {count} characters)', 'est trop long (maximum de {count} caractères)'),
  tooManyEntries: invalid('is too long (maximum is {count} entries)', 'est trop long (maximum de {count} entrées)'),
  tooFewEntries: invalid("can't be blank", 'ne peut pas être vide'),
  notAString: invalid('must be a string', 'doit être une chaîne de caractères'),
  notANumber: invalid('is not a number', "n'est pas un nombre"),
  notAnInteger: invalid('must be an integer', 'doit être un nombre entier'),
  notABoolean: invalid('must be true or false', 'doit être vrai ou faux'),
  notAnArray: invalid('must be an array', 'doit être un tableau'),
  notAnObject: invalid('must be an object', 'doit être un objet'),
  tooSmall: invalid('must be greater than or equal to {count}', 'doit être supérieur ou égal à {count}'),
  tooLarge: invalid('must be less than or equal to {count}', 'doit être inférieur ou égal à {count}'),
  notPositive: invalid('must be greater than 0', 'doit être supérieur à 0'),
  taken: invalid('has already been taken', 'est déjà utilisé'),
  notStorable: invalid('contains characters that are not allowed', 'contient des caractères interdits'),
  forbiddenCharacters: invalid(
    'must not contain any of these characters: / : < > $ % ?',
    'ne doit contenir aucun de ces caractères : / : < > $ % ?',
  ),
  invalidPhone: invalid('is not a valid phone number', "n'est pas un numéro de téléphone valide"),
  invalidDate: invalid('is not a valid date', "n'est pas une date valide"),
  invalidTime: invalid('is not a valid ISO 8601 time', "n'est pas une heure ISO 8601 valide"),
  invalidTimeZone: invalid('is not an IANA time zone', "n'est pas un fuseau horaire IANA"),
  invalidPostalCode: {
    status: 400,
    code: 1001,
    text: { 'en-US': 'is not a valid zip code', 'en-CA': 'is not a valid postal code', 'fr-CA': "n'est pas un code postal valide" },
  },
  exactlyOneForm: invalid('must include exactly one of {forms}', 'doit comprendre exactement un de {forms}'),

  // The request as a whole
  manyIssues: {
    status: 400,
    code: 9999,
    text: { 'en-US': 'There were issues with your request', 'fr-CA': 'Votre demande comporte des erreurs' },
  },
  httpsRequired: {
    status: 400,
    code: 4001,
    text: { 'en-US': 'HTTPS is required; send the request to {url}', 'fr-CA': 'HTTPS est obligatoire; envoyez la demande à {url}' },
  },
  malformedJson: {
    status: 400,
    code: 4001,
    text: { 'en-US': 'The request body is not valid JSON', 'fr-CA': "Le corps de la demande n'est pas du JSON valide" },
  },
  bodyNotAnObject: {
    status: 400,
    code: 4001,
    text: { 'en-US': 'The request body must be a JSON object', 'fr-CA': 'Le corps de la demande doit être un objet JSON' },
  },
  malformedRequest: {
    status: 400,
    code: 4001,
    text: { 'en-US': 'The request could not be understood', 'fr-CA': "La demande n'a pas pu être comprise" },
  },
  malformedUrl: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The URL is not valid; percent-encode it as UTF-8',
      'fr-CA': "L'URL n'est pas valide; encodez-la en pourcentage et en UTF-8",
    },
  },
  bodyTooLarge: {
    status: 413,
    code: 4001,
    text: {
      'en-US': 'The request body is too large (maximum is {count} bytes)',
      'fr-CA': 'Le corps de la demande est trop grand (maximum de {count} octets)',
    },
  },
  headersTooLarge: {
    status: 431,
    code: 4001,
    text: { 'en-US': 'The request headers are too large', 'fr-CA': 'Les en-têtes de la demande sont trop grands' },
  },
  wrongContentType: {
    status: 415,
    code: 4001,
    key: 'Content-Type',
    text: { 'en-US': 'must be {types}', 'fr-CA': 'doit être {types}' },
  },
  routeNotFound: {
    status: 404,
    code: 4000,
    text: { 'en-US': 'Resource not found', 'fr-CA': 'Ressource introuvable' },
  },
  methodNotAllowed: {
    status: 405,
    code: 4001,
    text: {
      'en-US': 'The method {method} is not allowed here; use {allowed}',
      'fr-CA': "La méthode {method} n'est pas permise ici; utilisez {allowed}",
    },
  },
  requestTimeout: {
    status: 408,
    code: 4001,
    text: { 'en-US': 'The request took too long to arrive', 'fr-CA': 'La demande a mis trop de temps à arriver' },
  },
  tooManyRequests: {
    status: 429,
    code: 4001,
    text: {
      'en-US': 'Too many requests; retry after {seconds} second(s)',
      'fr-CA': 'Trop de demandes; réessayez dans {seconds} seconde(s)',
    },
  },
  unexpected: {
    status: 500,
    code: 5000,
    text: {
      'en-US': 'Sorry, an unexpected error occurred. Our team has been notified. Please try again later.',
      'fr-CA': "Désolé, une erreur inattendue s'est produite. Notre équipe en a été informée. Veuillez réessayer plus tard.",
    },
  },
  unavailable: {
    status: 503,
    code: 2003,
    text: {
      'en-US': 'The service is temporarily unavailable, try again later.',
      'fr-CA': 'Le service est temporairement indisponible, réessayez plus tard.',
    },
  },
  overloaded: {
    status: 503,
    code: 2003,
    text: {
      'en-US': 'The service has more requests than it can answer at the moment, try again later.',
      'fr-CA': 'Le service reçoit plus de demandes qu’il ne peut en traiter pour le moment, réessayez plus tard.',
    },
  },
  retryLater: {
    status: 400,
    code: 2003,
    text: {
      'en-US': 'The request could not be completed at this time, try again later.',
      'fr-CA': "La demande n'a pas pu être traitée pour le moment, réessayez plus tard.",
    },
  },
  idempotencyMismatch: {
    status: 422,
    code: 4001,
    key: 'Idempotency-Key',
    text: {
      'en-US': 'has already been used with another request body; use a new key',
      'fr-CA': 'a déjà été utilisée avec un autre corps de demande; utilisez une nouvelle clé',
    },
  },

  // Access
  tokenMissing: {
    status: 401,
    code: 4001,
    key: 'Authorization',
    text: {
      'en-US': 'The access token is missing; send the header Authorization: Bearer <token>',
      'fr-CA': "Le jeton d'accès est absent; envoyez l'en-tête Authorization: Bearer <jeton>",
    },
  },
  tokenInvalid: {
    status: 401,
    code: 4001,
    key: 'Authorization',
    text: {
      'en-US': 'The access token is invalid, expired or revoked; request a new one',
      'fr-CA': "Le jeton d'accès est invalide, expiré ou révoqué; demandez-en un nouveau",
    },
  },
  scopeMissing: {
    status: 403,
    code: null,
    text: {
      'en-US': 'The access token does not have the scope {scope}',
      'fr-CA': "Le jeton d'accès n'a pas la portée {scope}",
    },
  },
  grantNotAllowed: {
    status: 403,
    code: null,
    text: {
      'en-US': 'The access token was not issued with a grant that this operation accepts: {grants}',
      'fr-CA': "Le jeton d'accès n'a pas été émis avec un type d'autorisation accepté par cette opération : {grants}",
    },
  },
  bannerMissing: {
    status: 400,
    code: 4002,
    key: 'X-Retailer-Id',
    text: {
      'en-US': 'Failed to resolve a valid context; send X-Retailer-Id with the slug of one of your banners',
      'fr-CA': "Impossible de déterminer un contexte valide; envoyez X-Retailer-Id avec l'identifiant d'une de vos bannières",
    },
  },
  bannerUnknown: {
    status: 400,
    code: 4002,
    key: 'X-Retailer-Id',
    text: {
      'en-US': 'Failed to resolve a valid context; X-Retailer-Id is not the slug of one of your banners',
      'fr-CA': "Impossible de déterminer un contexte valide; X-Retailer-Id n'est pas l'identifiant d'une de vos bannières",
    },
  },

  // Users, stores, addresses
  userNotFound: { status: 400, code: 1001, key: 'user_id', text: { 'en-US': 'User Not Found', 'fr-CA': 'Utilisateur introuvable' } },
  userNotActive: { status: 403, code: null, text: { 'en-US': 'User Not Active', 'fr-CA': 'Utilisateur inactif' } },
  resourceNotFound: { status: 404, code: 4000, text: { 'en-US': 'Resource not found', 'fr-CA': 'Ressource introuvable' } },
  storeNotFound: invalid('Could not find specified store.', 'Magasin introuvable.', 'location_code'),
  addressNotServiceable: invalid('is outside the delivery area of every store', 'est hors de la zone de livraison de tous les magasins'),
  addressOutOfReach: invalid('is outside the delivery area of the store', 'est hors de la zone de livraison du magasin'),
  postOfficeBox: invalid("can't be a post office box", 'ne peut pas être une case postale'),

  // Items and carts
  invalidItems: { status: 400, code: 2000, text: { 'en-US': 'Invalid items', 'fr-CA': 'Articles non valides' } },
  itemsNotDeliverable: invalid('Some items are not deliverable', 'Certains articles ne peuvent pas être livrés'),
  duplicateItems: invalid('Duplicate items were provided', 'Des articles ont été fournis en double', 'items'),
  tooManyUnits: invalid(
    'The order has too many items (maximum is {count} in total)',
    'La commande contient trop d’articles (maximum de {count} au total)',
    'items',
  ),
  beveragesTooHeavy: invalid(
    'The beverages of the order are too heavy (maximum is {count} lb in total)',
    'Les boissons de la commande sont trop lourdes (maximum de {count} lb au total)',
    'items',
  ),
  tooManyBulkyItems: invalid(
    'The order has too many large or bulky items (maximum is {count})',
    'La commande contient trop d’articles volumineux (maximum de {count})',
    'items',
  ),
  tooYoung: invalid(
    'The customer must be at least {count} years old to order age-restricted items',
    'Le client doit avoir au moins {count} ans pour commander des articles réservés aux adultes',
    'user.birthday',
  ),
  alcoholNotOffered: invalid(
    'Alcohol delivery not enabled for this store',
    "La livraison d'alcool n'est pas offerte par ce magasin",
    'items',
  ),
  alcoholHours: invalid(
    'Alcohol is not available in this time slot',
    "L'alcool n'est pas offert dans cette plage horaire",
    'service_option_hold_id',
  ),
  alcoholZipCode: {
    status: 400,
    code: 1001,
    key: 'address.postal_code',
    text: { 'en-US': 'Invalid zip code for alcohol', 'fr-CA': "Code postal non valide pour l'alcool" },
  },

  // Time slots and holds
  serviceOptionNotFound: invalid('Service option not found', 'Option de service introuvable', 'service_option_id'),
  serviceOptionPast: invalid('Service option is no longer offered', "L'option de service n'est plus offerte", 'service_option_id'),
  slotFull: invalid(
    'Service option is no longer available, choose another',
    "L'option de service n'est plus disponible, choisissez-en une autre",
    'service_option_id',
  ),
  referenceInvalid: invalid('is invalid', "n'est pas valide", 'service_option_reference'),
  holdNotFound: invalid('Service option hold not found', 'Réservation de plage horaire introuvable', 'service_option_hold_id'),
  holdUsed: invalid(
    'Service option hold has already been used for an order',
    'La réservation de plage horaire a déjà servi pour une commande',
    'service_option_hold_id',
  ),
  holdFull: invalid(
    'The reservation has expired and its time slot is full, choose another',
    'La réservation est échue et sa plage horaire est complète, choisissez-en une autre',
    'service_option_hold_id',
  ),
  holdWrongService: invalid(
    'Service option hold is for another kind of order',
    'La réservation de plage horaire est pour un autre type de commande',
    'service_option_hold_id',
  ),
  holdOtherStore: invalid(
    'Service option hold is for another store; the store of an order can not change',
    "La réservation de plage horaire est pour un autre magasin; le magasin d'une commande ne peut pas changer",
    'service_option_hold_id',
  ),
  windowTooShort: invalid('must be at least 60 minutes long', 'doit durer au moins 60 minutes'),
  windowNotOnTheHour: invalid('must start and end on the hour', 'doit commencer et se terminer à une heure juste'),
  windowPast: invalid("can't be in the past", 'ne peut pas être dans le passé'),

  // Orders
  orderTooLate: invalid('too_late', 'too_late'),
  orderNotCompleted: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The tip can be changed only after the order is completed; use update order before',
      'fr-CA': 'Le pourboire ne peut être modifié qu’une fois la commande terminée; avant, modifiez la commande',
    },
  },
  tipNotOffered: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'Tips are not available for pickup orders',
      'fr-CA': 'Les pourboires ne sont pas offerts pour les commandes à ramasser',
    },
  },

  // Console
  sessionMissing: {
    status: 401,
    code: 4001,
    key: 'session',
    text: { 'en-US': 'is missing or over; sign in again', 'fr-CA': 'est absente ou terminée; ouvrez une nouvelle session' },
  },
  originForeign: {
    status: 403,
    code: 4001,
    key: 'Origin',
    text: {
      'en-US': 'is not this console; use its own pages',
      'fr-CA': "n'est pas cette console; utilisez ses propres pages",
    },
  },
  csrfTokenInvalid: {
    status: 403,
    code: 4001,
    key: 'X-CSRF-Token',
    text: {
      'en-US': 'is missing, expired or of another session; take a new one from GET /api/session',
      'fr-CA': "est absent, expiré ou d'une autre session; prenez-en un nouveau avec GET /api/session",
    },
  },
  organizationMissing: {
    status: 403,
    code: 4001,
    key: 'organization',
    text: {
      'en-US': 'is not chosen, or you are no longer a member; choose one of yours',
      'fr-CA': "n'est pas choisie, ou vous n'en êtes plus membre; choisissez-en une des vôtres",
    },
  },
  roleTooLow: {
    status: 403,
    code: 4001,
    key: 'role',
    text: {
      'en-US': 'does not allow this; ask a developer admin of your organization',
      'fr-CA': 'ne le permet pas; demandez à un administrateur de votre organisation',
    },
  },
  installationOnly: {
    status: 403,
    code: 4001,
    key: 'role',
    text: {
      'en-US': 'does not allow this; it is for who runs the installation',
      'fr-CA': "ne le permet pas; c'est réservé à qui exploite l'installation",
    },
  },

  // Status page
  stateNotNext: invalid(
    "can't go from {state} to {target}; it can go to {targets}",
    'ne peut pas passer de {state} à {target}; il peut passer à {targets}',
    'state',
  ),
  stateIsLast: invalid("can't go on: {state} is the end", 'ne peut pas continuer : {state} est la fin', 'state'),
  impactNotLower: invalid('must not be lower than {impact}', 'ne doit pas être inférieur à {impact}', 'impact'),
  endsBeforeStart: invalid('must be after starts_at and in the future', 'doit être après starts_at et dans le futur', 'ends_at'),
  automaticIncident: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'An incident that the checks opened can not be deleted; resolve it with an update',
      'fr-CA': 'Un incident ouvert par les vérifications ne peut pas être supprimé; résolvez-le avec une mise à jour',
    },
  },
  tooManySubscriptions: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The account has {count} subscriptions already; delete one first',
      'fr-CA': "Le compte a déjà {count} abonnements; supprimez-en un d'abord",
    },
  },
  subscriptionLinkInvalid: invalid(
    'is not that of a subscription, or it has ended; subscribe again',
    "n'est pas celui d'un abonnement, ou il a pris fin; abonnez-vous de nouveau",
    'token',
  ),
  feedTokenInvalid: {
    status: 401,
    code: 4001,
    key: 'token',
    text: {
      'en-US': 'is missing or replaced; copy the address of the feed from the status page',
      'fr-CA': "est absent ou remplacé; copiez l'adresse du flux depuis la page d'état",
    },
  },

  // Console
  passwordWrong: {
    status: 401,
    code: 4001,
    key: 'password',
    text: {
      'en-US': 'or e-mail is not right, or the e-mail is not confirmed yet',
      'fr-CA': "ou le courriel n'est pas bon, ou le courriel n'est pas encore confirmé",
    },
  },
  codeMissing: {
    status: 401,
    code: 4001,
    key: 'code',
    text: {
      'en-US': 'is missing; send one from your authenticator or a recovery code',
      'fr-CA': "est absent; envoyez-en un de votre application d'authentification ou un code de récupération",
    },
  },
  codeWrong: {
    status: 401,
    code: 4001,
    key: 'code',
    text: { 'en-US': 'is not right or was used before', 'fr-CA': "n'est pas bon ou a déjà servi" },
  },
  linkInvalid: invalid(
    'is not valid, was used before or has expired; ask for a new mail',
    "n'est pas valide, a déjà servi ou est échu; demandez un nouveau courriel",
    'token',
  ),
  tooShort: invalid('is too short (minimum is {count} characters)', 'est trop court (minimum de {count} caractères)'),
  tooCommon: invalid(
    'is too common or too easy to guess; choose another',
    'est trop courant ou trop facile à deviner; choisissez-en un autre',
  ),
  secondFactorRequired: {
    status: 403,
    code: 4001,
    key: 'second_factor',
    text: {
      'en-US': 'is required by this console; set one up first, beginning with POST /api/account/two-factor',
      'fr-CA': "est exigé par cette console; configurez-en d'abord un, en commençant par POST /api/account/two-factor",
    },
  },
  secondFactorKept: {
    status: 403,
    code: 4001,
    key: 'second_factor',
    text: {
      'en-US': 'is required by this console and stays on; make new recovery codes where the present ones were seen by others',
      'fr-CA': "est exigé par cette console et reste activé; créez de nouveaux codes de récupération si d'autres ont vu les actuels",
    },
  },
  twoFactorMissing: invalid('must be begun first', "doit d'abord être commencé", 'two_factor'),
  lastAdmin: {
    status: 400,
    code: 4001,
    key: 'role',
    text: {
      'en-US': 'An organization keeps at least one developer admin; make another member one first',
      'fr-CA': "Une organisation garde au moins un administrateur; donnez d'abord ce rôle à un autre membre",
    },
  },
  noServerFree: {
    status: 503,
    code: 2003,
    key: 'environment',
    text: {
      'en-US': 'No {environment} server is assigned; try again in a moment or ask who runs the installation',
      'fr-CA': "Aucun serveur {environment} n'est attribué; réessayez dans un instant ou demandez à qui exploite l'installation",
    },
  },
  serverUnreachable: {
    status: 502,
    code: 2003,
    key: 'environment',
    text: {
      'en-US': 'The {environment} server can not be reached; see the status page',
      'fr-CA': "Le serveur {environment} est inaccessible; consultez la page d'état",
    },
  },
  serverTooSlow: {
    status: 504,
    code: 2003,
    key: 'environment',
    text: {
      'en-US': 'The {environment} server did not answer in time; see the status page',
      'fr-CA': "Le serveur {environment} n'a pas répondu à temps; consultez la page d'état",
    },
  },
  secretOfOtherServer: invalid(
    'is used by a webhook of the other server already; each server needs its own',
    "sert déjà à un webhook de l'autre serveur; chaque serveur a besoin du sien",
    'client_secret',
  ),
  serverInUse: {
    status: 400,
    code: 4001,
    key: 'id',
    text: {
      'en-US': 'Organizations are assigned to this server; close it to new ones instead',
      'fr-CA': 'Des organisations sont attribuées à ce serveur; fermez-le plutôt aux nouvelles',
    },
  },
  ownApplication: {
    status: 400,
    code: 4001,
    key: 'client_id',
    text: {
      'en-US': 'This application is what the console itself works with; it stays',
      'fr-CA': 'Cette application est celle de la console elle-même; elle reste',
    },
  },

  // Management API
  statusNotAllowed: {
    status: 400,
    code: 4001,
    key: 'status',
    text: {
      'en-US': 'The application can not become {wanted} while it is {status}',
      'fr-CA': "L'application ne peut pas devenir {wanted} lorsqu'elle est {status}",
    },
  },
  scopeNotGranted: invalid(
    'includes a scope that your own token does not have: {scope}',
    'comprend une portée que votre jeton n’a pas : {scope}',
  ),
  developmentOnly: invalid('is available on the development server only', 'est offert sur le serveur de développement seulement'),
  ownOrganization: {
    status: 400,
    code: 4001,
    key: 'slug',
    text: {
      'en-US': 'is the organization of your own token; delete it with a token of another one',
      'fr-CA': 'est l’organisation de votre propre jeton; supprimez-la avec un jeton d’une autre',
    },
  },
  deleteFailed: {
    status: 400,
    code: 4001,
    key: 'status',
    text: {
      'en-US': 'Delete Failed: tokens of the application are valid until {time}; delete it again after that',
      'fr-CA': "Delete Failed : des jetons de l'application sont valides jusqu'au {time}; supprimez-la de nouveau ensuite",
    },
  },
  periodsOverlap: invalid('overlaps another period', 'chevauche une autre période'),

  // Developer platform, feedback, transactions, retired operations
  apiKeyMissing: {
    status: 401,
    code: 4001,
    key: 'Authorization',
    text: {
      'en-US': 'The API key is missing; send the header Authorization: Bearer keys.<key>',
      'fr-CA': "La clé d'API est absente; envoyez l'en-tête Authorization: Bearer keys.<clé>",
    },
  },
  apiKeyInvalid: {
    status: 401,
    code: 4001,
    key: 'Authorization',
    text: { 'en-US': 'The API key is invalid or revoked', 'fr-CA': "La clé d'API est invalide ou révoquée" },
  },
  retired: {
    status: 410,
    code: 4000,
    text: {
      'en-US': 'This operation has been retired and has no replacement; see the changelog of the API',
      'fr-CA': "Cette opération a été retirée et n'a pas de remplacement; consultez le journal des modifications de l'API",
    },
  },
  notFourDigits: invalid('must be four digits', 'doit comporter quatre chiffres'),
  notACurrency: invalid('is not an ISO 4217 currency code', "n'est pas un code de devise ISO 4217"),
  notAUpc: invalid('must be 12 to 14 digits', 'doit comporter de 12 à 14 chiffres'),
  duplicateValues: invalid('must not contain the same value twice', 'ne doit pas contenir deux fois la même valeur'),
  notTogether: invalid("can't be given together with {other}", 'ne peut pas être donné avec {other}'),
  notAUrl: invalid('is not a valid URL', "n'est pas une URL valide"),

  // Pickup, replacements, last mile and dispatch
  locationNotOfHold: invalid(
    'is not the store of the service option hold',
    "n'est pas le magasin de la réservation de plage horaire",
    'location_code',
  ),
  lineNumsNotFound: invalid(
    'Line items not found in the order: {line_nums}',
    'Articles introuvables dans la commande : {line_nums}',
    'selections',
  ),
  windowOutsideOption: invalid('must be within the window of the service option', "doit être dans la plage horaire de l'option de service"),
  windowReversed: invalid('must be after start_at', 'doit être après start_at', 'end_at'),
  invalidFirstName: invalid('Invalid first name', 'Prénom non valide', 'first_name'),
  invalidLastName: invalid('Invalid last name', 'Nom de famille non valide', 'last_name'),
  windowNotAvailable: invalid(
    'Requested delivery window not available at this store',
    "La plage de livraison demandée n'est pas offerte par ce magasin",
    'start_at',
  ),
  noDeliveryWindows: invalid(
    'No delivery windows currently available',
    "Aucune plage de livraison n'est offerte pour le moment",
    'start_at',
  ),
  storeClosedForDelivery: invalid(
    'Store is currently closed for delivery',
    'Le magasin est actuellement fermé pour la livraison',
    'location_code',
  ),

  // Stores and time slots of pickup and last mile
  pickupNotOffered: invalid('Pickup is not available at this store', "Le ramassage n'est pas offert par ce magasin", 'location_code'),
  lastMileNotOffered: invalid(
    'Last mile delivery is not available at this store',
    "La livraison du dernier kilomètre n'est pas offerte par ce magasin",
    'location_code',
  ),
  optionWrongService: invalid(
    'Service option is for another kind of order',
    "L'option de service est pour un autre type de commande",
    'service_option_id',
  ),
  etaWithCart: invalid(
    'ETA options can not be reserved with a cart; list the time slots and reserve one of them',
    "Les options avec heure d'arrivée prévue ne peuvent pas être réservées avec un panier; listez les plages horaires et réservez-en une",
    'service_option_id',
  ),

  // Customers' accounts, links, deletion of users, keys of applications
  accountExists: invalid('An account already exists with this email', 'Un compte existe déjà avec ce courriel', 'email'),
  invalidEmail: invalid('Invalid email', 'Courriel non valide', 'email'),
  invalidPhoneNumber: invalid('Invalid phone number', 'Numéro de téléphone non valide', 'phone'),
  invalidUserId: invalid('Invalid user_id', 'user_id non valide', 'user_id'),
  userNotLinked: invalid('User Not Linked', 'Utilisateur non lié', 'user_id'),
  linkingTokenInvalid: invalid('Linking token is invalid', "Le jeton d'association n'est pas valide", 'linking_token'),
  accountAlreadyLinked: invalid(
    'Validation failed: Common identities can only have one user per isolation context',
    'La validation a échoué : une identité commune ne peut avoir qu’un utilisateur par contexte',
    'linking_token',
  ),
  orderUnderWay: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The user has an order under way; delete the user after it is completed or canceled',
      'fr-CA': "L'utilisateur a une commande en cours; supprimez-le une fois qu'elle est terminée ou annulée",
    },
  },
  keyIsPrivate: invalid(
    'must be a public key; this one has private members: replace it, since it has been sent',
    'doit être une clé publique; celle-ci a des membres privés : remplacez-la, puisqu’elle a été envoyée',
    'jwk',
  ),
  keyNotSupported: invalid(
    'must be an RSA key of 2048 to 8192 bits for RS256, or an EC key on P-256 for ES256',
    'doit être une clé RSA de 2048 à 8192 bits pour RS256, ou une clé EC sur P-256 pour ES256',
    'jwk',
  ),

  // Catalogue
  attributeMissing: invalid(
    'must include at least one attribute besides its identifiers',
    'doit comprendre au moins un attribut en plus de ses identifiants',
  ),
  notInCatalogue: invalid('is not in the catalogue; submit the product first', "n'est pas au catalogue; soumettez d'abord le produit"),
  exclusiveFields: invalid('must not be given together with {field}', 'ne doit pas être fourni avec {field}'),
  submissionFailed: {
    status: 500,
    code: 5000,
    text: {
      'en-US': 'The submission could not be processed; send it again',
      'fr-CA': "La soumission n'a pas pu être traitée; envoyez-la de nouveau",
    },
  },

  // Shoppers, batches, moves of orders
  shopperPhoneTaken: invalid('An account already exists with this number', 'Un compte existe déjà avec ce numéro', 'phone'),
  shopperNotFound: invalid('Shopper not found', 'Magasineur introuvable', 'shopper_id'),
  shopperNotAssigned: invalid(
    'Shopper does not have the order in a batch; generate a batch with both',
    "Le magasineur n'a pas la commande dans un lot; générez un lot avec les deux",
    'shopper_id',
  ),
  batchOrderNotFound: invalid('Order not found', 'Commande introuvable'),
  ordersUnbatchable: invalid(
    "Orders can't be put into a {type} batch: {orders}; it takes orders that are in no batch and stand at {from}",
    'Les commandes ne peuvent pas être mises dans un lot {type} : {orders}; il prend des commandes sans lot qui en sont à {from}',
    'orders',
  ),
  ordersOfSeveralStores: invalid(
    'Orders of several stores can not share a batch',
    'Les commandes de plusieurs magasins ne peuvent pas partager un lot',
    'orders',
  ),
  batchNotFound: {
    status: 404,
    code: 4000,
    text: { 'en-US': 'Batch not found', 'fr-CA': 'Lot introuvable' },
  },
  batchWithoutShopper: invalid(
    'Batch has no shopper yet; assign one first',
    "Le lot n'a pas encore de magasineur; attribuez-le d'abord",
    'shopper_id',
  ),
  workflowStateUnknown: invalid(
    'is not included in the list; a {type} batch goes through {states}',
    "n'est pas inclus dans la liste; un lot {type} passe par {states}",
    'workflow_state',
  ),
  illegalMove: invalid(
    "can't go from {state} to {target}; it can go to {targets}",
    'ne peut pas passer de {state} à {target}; il peut passer à {targets}',
    'workflow_state',
  ),
  lastState: invalid(
    "can't go on: {state} is the last state of a {type} batch",
    'ne peut pas continuer : {state} est le dernier état d’un lot {type}',
    'workflow_state',
  ),
  notBeingPicked: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'Items can be changed by a shopper while the order is picking or verifying_replacements; it is {state}',
      'fr-CA':
        'Les articles peuvent être changés par un magasineur quand la commande est picking ou verifying_replacements; elle est {state}',
    },
  },
  eventNotNow: invalid(
    "can't happen to an order that is {state}; it can while the order is {states}",
    'ne peut pas arriver à une commande qui est {state}; cela se peut quand elle est {states}',
    'event_name',
  ),
  notDelivering: {
    status: 400,
    code: 4001,
    text: { 'en-US': 'The order is not being delivered', 'fr-CA': "La commande n'est pas en cours de livraison" },
  },
  noLaterWindow: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The store has no later time slot with a free place; raise its capacity',
      'fr-CA': "Le magasin n'a pas de plage horaire plus tardive avec une place libre; augmentez sa capacité",
    },
  },

  // Reset, snapshots, waiting for news
  tooManyWaiting: {
    status: 429,
    code: 4001,
    key: 'wait',
    text: {
      'en-US': 'Too many requests of your application are waiting already (maximum is {count})',
      'fr-CA': 'Trop de demandes de votre application sont déjà en attente (maximum de {count})',
    },
  },
  noWaitInSort: invalid(
    "can't be combined with this sort; use sort={sort}",
    'ne peut pas être combiné avec ce tri; utilisez sort={sort}',
    'wait',
  ),
  snapshotNotFound: {
    status: 404,
    code: 4000,
    text: { 'en-US': 'Snapshot not found', 'fr-CA': 'Instantané introuvable' },
  },
  snapshotName: invalid(
    'must be lower-case letters, digits, hyphens and underscores, beginning with a letter or a digit, at most 64',
    "doit être composé de lettres minuscules, de chiffres, de traits d'union et de traits de soulignement, commencer par une lettre ou un chiffre et compter au plus 64 caractères",
    'name',
  ),
  tooManySnapshots: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'There are {count} snapshots already; delete one first',
      'fr-CA': "Il y a déjà {count} instantanés; supprimez-en un d'abord",
    },
  },
  snapshotDamaged: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The snapshot cannot be read: {problem}. Take it anew, or send the file as it was downloaded',
      'fr-CA': "L'instantané ne peut pas être lu : {problem}. Refaites-le ou envoyez le fichier tel qu'il a été téléchargé",
    },
  },
  snapshotOfOtherSchema: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The snapshot was taken with the schema {theirs} and this server has {ours}; take it anew with this version',
      'fr-CA': "L'instantané a été fait avec le schéma {theirs} et ce serveur a {ours}; refaites-le avec cette version",
    },
  },
  snapshotOfOtherOrganization: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The snapshot is of the organization {theirs}; restore it with credentials of an organization of that slug, not of {ours}',
      'fr-CA':
        "L'instantané est celui de l'organisation {theirs}; restaurez-le avec les identifiants d'une organisation de ce nom, et non de {ours}",
    },
  },
  snapshotIdsTaken: {
    status: 409,
    code: 4001,
    text: {
      'en-US':
        'Ids of the snapshot ({table}) belong to another organization of this server; restore it on a fresh server, or reset the whole server first',
      'fr-CA':
        "Des identifiants de l'instantané ({table}) appartiennent à une autre organisation de ce serveur; restaurez-le sur un serveur neuf ou réinitialisez d'abord tout le serveur",
    },
  },

  // Inspector and faults
  inspectorOff: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The inspector is off; start the server without --inspector off',
      'fr-CA': "L'inspecteur est désactivé; démarrez le serveur sans --inspector off",
    },
  },
  requestNotReplayable: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The request cannot be sent again: {reason}',
      'fr-CA': 'La demande ne peut pas être envoyée de nouveau : {reason}',
    },
  },
  faultWithoutEffect: invalid(
    'must include latency, answer, connection or callback',
    'doit comprendre latency, answer, connection ou callback',
    'connection',
  ),
  notOfCallbacks: invalid("can't be given for callbacks", 'ne peut pas être donné pour des rappels'),
  tooManyFaults: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'There are already {count} fault rules; delete some first',
      'fr-CA': "Il y a déjà {count} règles de panne; supprimez-en d'abord",
    },
  },

  // Webhooks and deliveries
  urlWithCredentials: invalid('must not contain a user name or password', "ne doit contenir ni nom d'utilisateur ni mot de passe"),
  urlNotHttps: invalid('must be an https:// URL', 'doit être une URL https://'),
  urlPlainBeyondLoopback: invalid(
    'must be an https:// URL; http:// is possible to loopback only',
    'doit être une URL https://; http:// n’est possible que vers la machine elle-même',
  ),
  addressForbidden: invalid(
    "can't be {address}: it is link-local, reserved, or a metadata service",
    'ne peut pas être {address} : adresse locale au lien, réservée ou service de métadonnées',
  ),
  addressPrivate: invalid(
    "can't be the private address {address}; an operator can allow it with --allow-callback-address {address}",
    "ne peut pas être l'adresse privée {address}; un exploitant peut la permettre avec --allow-callback-address {address}",
  ),
  notACertificate: invalid('is not a certificate in PEM form', "n'est pas un certificat au format PEM"),
  webhookDisabled: {
    status: 400,
    code: 4001,
    key: 'status',
    text: {
      'en-US': 'The webhook is disabled; enable it before anything is sent again',
      'fr-CA': 'Le webhook est désactivé; activez-le avant tout nouvel envoi',
    },
  },
  webhookGone: {
    status: 400,
    code: 4001,
    key: 'webhook_id',
    text: { 'en-US': 'The webhook has been deleted', 'fr-CA': 'Le webhook a été supprimé' },
  },
  rangeMissing: invalid('must begin with from or from_event_id', 'doit commencer par from ou from_event_id', 'from'),

  // The test clock of an organization
  clockAdvancing: {
    status: 409,
    code: 4001,
    text: {
      'en-US': 'The clock is being advanced; try again when that is done',
      'en-CA': 'The clock is being advanced; try again when that is done',
      'fr-CA': "L'horloge est en train d'avancer; réessayez une fois que ce sera terminé",
    },
  },
  clockBackwards: invalid(
    'is before {now}, which the clock shows; send allow_backwards to go back',
    "précède {now}, l'heure de l'horloge; envoyez allow_backwards pour reculer",
  ),
  clockOnlyForwards: invalid('is before {now}, which the clock shows', "précède {now}, l'heure de l'horloge", 'to'),
  clockOutOfRange: invalid('must be between {from} and {to}', 'doit être entre {from} et {to}'),
  // After the checkout: items, chat, pickup
  userIdNotFound: { status: 400, code: 4001, text: { 'en-US': 'User ID not found', 'fr-CA': "Identifiant d'utilisateur introuvable" } },
  shopperPii: { status: 403, code: null, text: { 'en-US': 'Shopper PII', 'fr-CA': 'Renseignements personnels du magasineur' } },
  orderItemNotFound: {
    status: 404,
    code: 4000,
    text: { 'en-US': 'Order item {id} not found', 'fr-CA': 'Article de commande {id} introuvable' },
  },
  countNotPositive: invalid('count must be greater than 0', 'count doit être supérieur à 0', 'alternative_item'),
  weightNotPositive: invalid('weight must be greater than 0', 'weight doit être supérieur à 0', 'alternative_item'),
  alternativeUnresolved: invalid(
    'Could not resolve alternative item to a valid product',
    "L'article de rechange ne correspond à aucun produit valide",
  ),
  notPicking: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'Replacements are approved or rejected while the order is picking; it is {state}',
      'fr-CA': 'Les remplacements sont approuvés ou refusés pendant que la commande est picking; elle est {state}',
    },
  },
  noReplacement: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The order item has no replacement to respond to',
      'fr-CA': "L'article n'a pas de remplacement auquel répondre",
    },
  },
  replacementAnswered: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The replacement has already been responded to',
      'fr-CA': 'Le remplacement a déjà reçu une réponse',
    },
  },
  chatNotAllowed: {
    status: 403,
    code: null,
    text: {
      'en-US': 'Sending a message is not allowed at this time',
      'fr-CA': "L'envoi d'un message n'est pas permis en ce moment",
    },
  },
  orderPageClosed: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'The order ended more than 24 hours ago; its page can only be read. Contact the store for anything else',
      'fr-CA':
        "La commande est terminée depuis plus de 24 heures; sa page ne peut qu'être consultée. Communiquez avec le magasin pour toute autre demande",
    },
  },
  pickupUnavailable: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'Pickup unavailable for non-pickup orders',
      'fr-CA': "Le ramassage n'est pas offert pour les commandes qui ne sont pas à ramasser",
    },
  },
  notStaged: {
    status: 400,
    code: 2001,
    meta: { order_delivery_id: 'Order delivery is not staged.' },
    text: { 'en-US': 'Params error', 'fr-CA': 'Erreur de paramètres' },
  },
  noPickupStatus: {
    status: 404,
    code: 4000,
    text: { 'en-US': 'No pickup status found for order', 'fr-CA': 'Aucun état de ramassage trouvé pour la commande' },
  },
  delegateMissing: invalid(
    'requires a pickup delegate; associate one with the order first',
    "exige une personne déléguée au ramassage; associez-en une à la commande d'abord",
    'is_pickup_delegate',
  ),
  pickupNotSchedulable: {
    status: 400,
    code: 4001,
    text: {
      'en-US': 'Pickup can be scheduled for curbside orders that are ready_for_pickup; this one is {category} and {state}',
      'fr-CA': 'Le ramassage peut être prévu pour les commandes curbside qui sont ready_for_pickup; celle-ci est {category} et {state}',
    },
  },

  // The automatic shopper.
  scenarioUnknown: invalid('is not in the library: {names}', "n'est pas dans la bibliothèque : {names}", 'scenario'),
  scenarioInvalid: invalid('line {line}: {path}{problem}', 'ligne {line} : {path}{problem}', 'scenario_text'),
  scenarioMisfit: invalid('is for {kinds} orders, not for {kind}', 'est pour les commandes {kinds}, pas pour {kind}', 'scenario'),
  probabilitiesTooLarge: invalid('{names} must not be more than 1 together', '{names} ne peuvent pas dépasser 1 ensemble', 'probabilities'),
  orderOver: invalid('Order is {state} already', 'La commande est déjà {state}', 'order_id'),
});

export type ErrorName = keyof typeof errors;

/** What placeholders are filled with; a text of its own is put in the same language. */
export type Values = Readonly<Record<string, string | number | { readonly text: ErrorDefinition['text']; readonly values?: Values }>>;

/** A text of the catalogue in a language, its placeholders filled. */
export function localizedText(text: ErrorDefinition['text'], locale: Locale, values: Values = {}): string {
  const chosen = (locale === 'en-CA' ? text['en-CA'] : undefined) ?? text[locale === 'fr-CA' ? 'fr-CA' : 'en-US'];
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name] ?? whole;
    return typeof value === 'object' ? localizedText(value.text, locale, value.values) : String(value);
  });
}

/** One documented error, raised for one request. */
export class ApiError extends Error {
  readonly definition: ErrorDefinition;
  readonly key: string | undefined;
  readonly values: Values;
  /** Extra response headers, such as `Allow` or `Retry-After`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(definition: ErrorDefinition, options: { key?: string; values?: Values; headers?: Record<string, string> } = {}) {
    super(definition.text['en-US']);
    this.definition = definition;
    this.key = options.key ?? definition.key;
    this.values = options.values ?? {};
    this.headers = options.headers ?? {};
  }

  /** The message in a language, its placeholders filled. */
  localizedMessage(locale: Locale): string {
    return localizedText(this.definition.text, locale, this.values);
  }
}

/** Several errors of one request, answered in the 9999 form; a single one is answered in the single form. */
export class ApiErrors extends Error {
  readonly all: readonly ApiError[];
  constructor(all: readonly ApiError[]) {
    super(all.map((one) => one.message).join('; '));
    this.all = all;
  }
}

/** Raises nothing for an empty list, the error itself for one, the 9999 form for several. */
export function raiseAll(all: readonly ApiError[]): void {
  if (all.length === 1) throw all[0];
  if (all.length > 1) throw new ApiErrors(all);
}

export interface ErrorEnvelope {
  error: { message: string; code: number | null; errors?: ErrorEnvelope[] };
  meta: { key?: string } | Readonly<Record<string, string>>;
}

/** The documented envelope (contract/conventions.md §7). */
export function errorEnvelope(error: ApiError | ApiErrors, locale: Locale): ErrorEnvelope {
  if (error instanceof ApiErrors) {
    const wrapper = errorEnvelope(new ApiError(errors.manyIssues), locale);
    wrapper.error.errors = error.all.map((one) => errorEnvelope(one, locale));
    return wrapper;
  }
  return {
    error: { message: error.localizedMessage(locale), code: error.definition.code },
    meta: error.definition.meta ?? (error.key === undefined ? {} : { key: error.key }),
  };
}

/** HTTP status of an error; several errors answer with the status of the first. */
export function errorStatus(error: ApiError | ApiErrors): number {
  return error instanceof ApiErrors ? (error.all[0]?.definition.status ?? 400) : error.definition.status;
}
