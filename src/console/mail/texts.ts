import type { Locale } from '../../contract/locale.ts';

export interface MailValues {
  /** Who is addressed. */
  readonly name: string;
  readonly organization?: string;
  /** Who invites. */
  readonly by?: string;
  readonly email?: string;
}

interface MailText {
  readonly subject: string;
  readonly lines: readonly string[];
  /** What the link is called; none where there is nothing to do. */
  readonly link?: string;
}

export type MailKind =
  | 'confirm_email'
  | 'account_exists'
  | 'reset_password'
  | 'password_changed'
  | 'change_email'
  | 'email_changed'
  | 'invitation';

type Texts = Readonly<Record<MailKind, MailText>>;

const ENGLISH: Texts = {
  confirm_email: {
    subject: 'Confirm your e-mail address',
    lines: ['Hello {name},', 'Please confirm that this is your e-mail address. The link works once, for 3 days.'],
    link: 'Confirm the address',
  },
  account_exists: {
    subject: 'You have an account already',
    lines: [
      'Hello {name},',
      'Somebody, perhaps you, signed up with this e-mail address. You have an account already: sign in, or set a new password if you forgot it.',
      'If it was not you, there is nothing to do.',
    ],
    link: 'Sign in',
  },
  reset_password: {
    subject: 'Set a new password',
    lines: [
      'Hello {name},',
      'With this link you can set a new password. It works once, for one hour.',
      'If you did not ask for it, there is nothing to do.',
    ],
    link: 'Set a new password',
  },
  password_changed: {
    subject: 'Your password was changed',
    lines: ['Hello {name},', 'The password of your account was changed. If it was not you, set a new one at once.'],
    link: 'Set a new password',
  },
  change_email: {
    subject: 'Confirm your new e-mail address',
    lines: ['Hello {name},', 'Please confirm that your account moves to this e-mail address. The link works once, for 3 days.'],
    link: 'Confirm the new address',
  },
  email_changed: {
    subject: 'Your e-mail address was changed',
    lines: ['Hello {name},', 'Your account moved to the e-mail address {email}. If it was not you, tell who runs the installation.'],
  },
  invitation: {
    subject: 'Join {organization} on Cartwright',
    lines: ['Hello,', '{by} invites you to {organization}. The link works once, for 7 days.'],
    link: 'Accept the invitation',
  },
};

const FRENCH: Texts = {
  confirm_email: {
    subject: 'Confirmez votre adresse courriel',
    lines: [
      'Bonjour {name},',
      'Veuillez confirmer que cette adresse courriel est la vôtre. Le lien sert une fois et reste valide 3 jours.',
    ],
    link: "Confirmer l'adresse",
  },
  account_exists: {
    subject: 'Vous avez déjà un compte',
    lines: [
      'Bonjour {name},',
      "Quelqu'un, peut-être vous, s'est inscrit avec cette adresse courriel. Vous avez déjà un compte : ouvrez une session, ou choisissez un nouveau mot de passe si vous l'avez oublié.",
      "Si ce n'était pas vous, il n'y a rien à faire.",
    ],
    link: 'Ouvrir une session',
  },
  reset_password: {
    subject: 'Choisissez un nouveau mot de passe',
    lines: [
      'Bonjour {name},',
      'Ce lien vous permet de choisir un nouveau mot de passe. Il sert une fois et reste valide une heure.',
      "Si vous ne l'avez pas demandé, il n'y a rien à faire.",
    ],
    link: 'Choisir un nouveau mot de passe',
  },
  password_changed: {
    subject: 'Votre mot de passe a été modifié',
    lines: [
      'Bonjour {name},',
      "Le mot de passe de votre compte a été modifié. Si ce n'était pas vous, choisissez-en un nouveau sans attendre.",
    ],
    link: 'Choisir un nouveau mot de passe',
  },
  change_email: {
    subject: 'Confirmez votre nouvelle adresse courriel',
    lines: [
      'Bonjour {name},',
      'Veuillez confirmer que votre compte passe à cette adresse courriel. Le lien sert une fois et reste valide 3 jours.',
    ],
    link: 'Confirmer la nouvelle adresse',
  },
  email_changed: {
    subject: 'Votre adresse courriel a été modifiée',
    lines: ['Bonjour {name},', "Votre compte est passé à l'adresse {email}. Si ce n'était pas vous, avisez qui exploite l'installation."],
  },
  invitation: {
    subject: 'Joignez-vous à {organization} sur Cartwright',
    lines: ['Bonjour,', '{by} vous invite à vous joindre à {organization}. Le lien sert une fois et reste valide 7 jours.'],
    link: "Accepter l'invitation",
  },
};

export const mailTexts = (locale: Locale): Texts => (locale === 'fr-CA' ? FRENCH : ENGLISH);
