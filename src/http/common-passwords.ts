/**
 * What long passwords that are guessed first are made of. A password counts as common when nothing else than these, digits and
 * repetition is left of it; a list of whole passwords would help little: those of the console have 15 characters, and an operator who has a list gives it (`breached-passwords.ts`).
 */
const PARTS =
  'password passwort motdepasse contrasena welcome bienvenue letmein qwertyuiop qwerty azerty asdfghjkl asdfgh zxcvbnm iloveyou administrator admin changeme default secret login master dragon monkey sunshine princess football baseball superman batman trustno cartwright instacart grocery correcthorsebatterystaple abcdefghijklmnopqrstuvwxyz abcdef test user computer internet whatever starwars michelle jennifer jessica samantha victoria alexander elizabeth jonathan christian danielle nicholas chocolate butterfly liverpool barcelona chelsea arsenal manchester metallica slipknot pokemon naruto spiderman mercedes porsche ferrari diamond hunter shadow summer winter spring autumn hello lovely forever'.split(
    ' ',
  );

/** `own`: e-mail and names of the account, whose words count as common too. */
export function isCommonPassword(password: string, own: readonly string[]): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  if (new Set(text).size < 5) return true;
  const words = own.flatMap((one) => one.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 4);
  let rest = text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  for (const part of [...PARTS, ...words].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(part, '');
  return rest.replaceAll(/\p{N}/gu, '').length < 4;
}
