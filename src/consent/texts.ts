/** Languages of the pages: that of the request, by `ui_locales` (OpenID Connect Core §3.1.2.1) or `Accept-Language`. */
export type Language = 'en' | 'fr-CA';

const ENGLISH = {
  signIn: 'Sign in',
  signInTo: 'Sign in to link your account with {application}.',
  signUp: 'Create an account',
  noAccount: 'No account yet?',
  haveAccount: 'You have an account?',
  testAccounts: 'This is a development server: accounts are made with the Sandbox API, “create Instacart user”.',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least {count} characters',
  name: 'Name',
  allowTitle: 'Authorization required',
  asks: '{application} asks to be linked with your account.',
  ofOrganization: 'of {organization}',
  gets: 'If you allow it, {application} can:',
  getsLink: 'recognize you as the holder of this account',
  getsMember: 'see whether you are an Instacart+ member, and until when',
  getsNot: 'It does not get your password, your e-mail address or your orders elsewhere.',
  goesTo: 'You go on to {host}.',
  signedInAs: 'Signed in as',
  notYou: 'Use another account',
  allow: 'Allow',
  deny: 'Deny',
  wrong: 'The e-mail or the password is not right.',
  tooMany: 'Too many tries. Wait {count} minutes and try again.',
  expired: 'This form has expired or was used already. Please try again.',
  emailInvalid: 'Enter a valid e-mail address.',
  emailTaken: 'There is an account with this e-mail already. Sign in instead.',
  nameInvalid: 'Enter your name, at most {count} characters.',
  passwordInvalid: 'Choose a password of {count} characters or more.',
  problem: 'This link does not work',
  unknownClient: 'It does not come from an application that is known here. Nothing was linked. Go back and start again, or ask the store.',
  unknownRedirect: 'The address to go back to is not registered for this application. Nothing was linked. Go back and ask the store.',
  formRefused: 'This form was not sent from a current page of ours. Nothing was done. Go back and start again.',
  notFound: 'There is no page at this address.',
  busy: 'Too many requests at once. Wait a moment and try again.',
  unavailable: 'This page is not available right now. Try again in a moment.',
  notUnderstood: 'The browser sent something that is not understood here. Go back and start again.',
  defect: 'Something went wrong on our side. Try again; if it stays, tell the store this number:',
} as const;
export type TextKey = keyof typeof ENGLISH;

const FRENCH: Readonly<Record<TextKey, string>> = {
  signIn: 'Ouvrir une session',
  signInTo: 'Ouvrez une session pour lier votre compte à {application}.',
  signUp: 'Créer un compte',
  noAccount: 'Pas encore de compte?',
  haveAccount: 'Vous avez un compte?',
  testAccounts: 'Ceci est un serveur de développement : les comptes sont créés avec l’API Sandbox, « create Instacart user ».',
  email: 'Courriel',
  password: 'Mot de passe',
  passwordHint: 'Au moins {count} caractères',
  name: 'Nom',
  allowTitle: 'Autorisation requise',
  asks: '{application} demande à être lié à votre compte.',
  ofOrganization: 'de {organization}',
  gets: 'Si vous l’autorisez, {application} pourra :',
  getsLink: 'vous reconnaître comme titulaire de ce compte',
  getsMember: 'voir si vous êtes membre Instacart+, et jusqu’à quand',
  getsNot: 'Votre mot de passe, votre courriel et vos autres commandes ne lui sont pas communiqués.',
  goesTo: 'Vous irez ensuite à {host}.',
  signedInAs: 'Session ouverte :',
  notYou: 'Utiliser un autre compte',
  allow: 'Autoriser',
  deny: 'Refuser',
  wrong: 'Le courriel ou le mot de passe est inexact.',
  tooMany: 'Trop d’essais. Attendez {count} minutes et réessayez.',
  expired: 'Ce formulaire a expiré ou a déjà servi. Veuillez réessayer.',
  emailInvalid: 'Entrez un courriel valide.',
  emailTaken: 'Il existe déjà un compte avec ce courriel. Ouvrez plutôt une session.',
  nameInvalid: 'Entrez votre nom, {count} caractères au plus.',
  passwordInvalid: 'Choisissez un mot de passe d’au moins {count} caractères.',
  problem: 'Ce lien ne fonctionne pas',
  unknownClient:
    'Il ne provient pas d’une application connue ici. Rien n’a été lié. Revenez en arrière et recommencez, ou adressez-vous au magasin.',
  unknownRedirect:
    'L’adresse de retour n’est pas enregistrée pour cette application. Rien n’a été lié. Revenez en arrière et adressez-vous au magasin.',
  formRefused: 'Ce formulaire ne provient pas d’une de nos pages courantes. Rien n’a été fait. Revenez en arrière et recommencez.',
  notFound: 'Il n’y a pas de page à cette adresse.',
  busy: 'Trop de demandes à la fois. Attendez un instant et réessayez.',
  unavailable: 'Cette page n’est pas disponible en ce moment. Réessayez dans un instant.',
  notUnderstood: 'Le navigateur a envoyé quelque chose que nous ne comprenons pas. Revenez en arrière et recommencez.',
  defect: 'Une erreur s’est produite de notre côté. Réessayez; si elle persiste, donnez ce numéro au magasin :',
};

export interface Texts {
  readonly language: Language;
  (key: TextKey, values?: Readonly<Record<string, string | number>>): string;
}

export function textsIn(language: Language): Texts {
  const table = language === 'fr-CA' ? FRENCH : ENGLISH;
  const text = (key: TextKey, values: Readonly<Record<string, string | number>> = {}) =>
    table[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return Object.assign(text, { language });
}

/** The first language that is wished for and that there is; English where there is none. */
export function chooseLanguage(uiLocales: unknown, accepted: 'en' | 'fr-CA'): Language {
  const wished = typeof uiLocales === 'string' ? uiLocales.toLowerCase().split(/\s+/) : [];
  const first = wished.map((tag) => tag.split(/[-_]/, 1)[0]).find((tag) => tag === 'en' || tag === 'fr');
  if (first === undefined) return accepted;
  return first === 'fr' ? 'fr-CA' : 'en';
}
