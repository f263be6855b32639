/** Languages of the pages: that of the request, by `ui_locales` (OpenID Connect Core §3.1.2.1) or `Accept-Language`. */
export type Language = 'en' | 'fr-CA';

const ENGLISH = {
  signIn: 'Sign in',
  signInTo: 'Sign in to link your account with {application}.',
  signInToAccount: 'Sign in to see what you have allowed the applications of {organization}.',
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
  takeBackLater: 'You can take it back at any time:',
  account: 'What you have allowed',
  linkedSince: 'Your account is linked with your customer account at {organization}, since {date}.',
  notLinked: 'Your account is not linked with a customer account at {organization}.',
  noConsents: 'You allow no application of {organization} anything.',
  allowedSince: 'Allowed since {date}',
  turnedOff: 'turned off at present',
  holds: 'Tokens that it holds for linking: {count}, until {time}',
  holdsNone: 'It holds no tokens for linking',
  holdsCode: 'It can still get one until {time}',
  ends: 'What ends at once when you take it back: what {application} holds, the link of your account at {organization}, and what a membership gives you there through the link.',
  oneLink:
    'There is one link for all applications of {organization}: it ends whichever of them you take back. Another one that you still allow can make it again.',
  takeBack: 'No longer allow {application}',
  endsLink: 'The application by which it was linked is not known any more. With the link ends what a membership gives you through it.',
  endLink: 'End the link',
  takenBack: 'It is taken back. Whatever there was of a link and of tokens has ended.',
  endedBefore: 'It had ended before. This is what there is now.',
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
  passwordCommon: 'This password is too easy to guess. Choose another one.',
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
  signInToAccount: 'Ouvrez une session pour voir ce que vous avez autorisé aux applications de {organization}.',
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
  takeBackLater: 'Vous pouvez la retirer en tout temps :',
  account: 'Vos autorisations',
  linkedSince: 'Votre compte est lié à votre compte client chez {organization} depuis le {date}.',
  notLinked: 'Votre compte n’est lié à aucun compte client chez {organization}.',
  noConsents: 'Vous n’autorisez rien à aucune application de {organization}.',
  allowedSince: 'Autorisée depuis le {date}',
  turnedOff: 'désactivée en ce moment',
  holds: 'Jetons de liaison qu’elle détient : {count}, jusqu’au {time}',
  holdsNone: 'Elle ne détient aucun jeton de liaison',
  holdsCode: 'Elle peut encore en obtenir un jusqu’au {time}',
  ends: 'Ce qui prend fin aussitôt si vous la retirez : ce que détient {application}, la liaison de votre compte chez {organization} et ce qu’une adhésion vous y donne par cette liaison.',
  oneLink:
    'Il y a une seule liaison pour toutes les applications de {organization} : elle prend fin quelle que soit l’autorisation que vous retirez. Une autre application que vous autorisez encore peut la rétablir.',
  takeBack: 'Ne plus autoriser {application}',
  endsLink: 'L’application par laquelle il a été lié n’est plus connue. Avec la liaison prend fin ce qu’une adhésion vous donne par elle.',
  endLink: 'Mettre fin à la liaison',
  takenBack: 'L’autorisation est retirée. La liaison et les jetons qu’il y avait ont pris fin.',
  endedBefore: 'Elle avait déjà pris fin. Voici ce qu’il y a maintenant.',
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
  passwordCommon: 'Ce mot de passe est trop facile à deviner. Choisissez-en un autre.',
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

/** A day, in UTC: nobody knows where the customer is. `at`: epoch milliseconds. */
export function dayIn(language: Language, at: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** The same with hours, minutes and the zone. */
export function momentIn(language: Language, at: number): string {
  const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;
  return new Intl.DateTimeFormat(language, { ...day, hour: 'numeric', minute: '2-digit', timeZone: 'UTC', timeZoneName: 'short' }).format(
    at,
  );
}
