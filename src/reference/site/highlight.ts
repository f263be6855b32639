import { type Html, type HtmlValue, html } from '../../http/html.ts';

const COMMENT: Readonly<Record<string, string>> = {
  bash: '#[^\\n]*',
  python: '#[^\\n]*',
  go: '//[^\\n]*',
  java: '//[^\\n]*',
  typescript: '//[^\\n]*',
};
const STRING = '"(?:[^"\\\\\\n]|\\\\.)*"';
const STRINGS: Readonly<Record<string, string>> = {
  bash: `${STRING}|'[^']*'`,
  python: `"""[\\s\\S]*?"""|${STRING}|'(?:[^'\\\\\\n]|\\\\.)*'`,
  go: `${STRING}|\`[^\`]*\``,
  java: `"""[\\s\\S]*?"""|${STRING}`,
  typescript: `${STRING}|'(?:[^'\\\\\\n]|\\\\.)*'|\`[^\`]*\``,
  json: STRING,
};

/** A stretch of a program: `s` a text, `c` a comment, `n` a number; all else is plain. */
export interface Stretch {
  readonly kind?: 's' | 'c' | 'n';
  readonly text: string;
}

/** Tells comments, texts and numbers apart; a language that it does not know stays plain. */
export function stretchesOf(language: string, text: string): Stretch[] {
  const strings = STRINGS[language];
  if (strings === undefined) return [{ text }];
  const comment = COMMENT[language];
  // A sign in the middle of a word starts no comment: `$#`, `https://`.
  const pattern = new RegExp(`(${strings})|${comment ? `((?<=^|\\s)${comment})` : '($^)'}|(?<![\\w.])(\\d+(?:\\.\\d+)?)(?![\\w.])`, 'gm');
  const stretches: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) stretches.push({ text: text.slice(end, match.index) });
    stretches.push({ kind: match[1] !== undefined ? 's' : match[2] !== undefined ? 'c' : 'n', text: match[0] });
    end = match.index + match[0].length;
  }
  return [...stretches, { text: text.slice(end) }];
}

export function highlight(language: string, text: string): Html {
  return html`${stretchesOf(language, text).map((one): HtmlValue => (one.kind === undefined ? one.text : html`<span class="${one.kind}">${one.text}</span>`))}`;
}
