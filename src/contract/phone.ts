/**
 * A telephone number as E.164, or undefined for what cannot be one.
 * E.164 is the rule since 2026-06-09 (contract/changelog.md); the ten- and eleven-digit North American forms of older
 * clients are accepted. Only length and, for +1, the area code are judged: numbering plans change.
 */
export function normalizePhone(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 40 || !/^\+?[\d\s().-]+$/.test(trimmed)) return undefined;
  const digits = trimmed.replace(/\D/g, '');
  if (trimmed.startsWith('+') && !digits.startsWith('1')) return /^[2-9]\d{6,14}$/.test(digits) ? `+${digits}` : undefined;
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : trimmed.startsWith('+') ? '' : digits;
  return /^[2-9]\d{9}$/.test(national) ? `+1${national}` : undefined;
}
