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

/** Sets comments, texts and numbers apart; a language that it does not know stays plain. */
export function highlight(language: string, text: string): Html {
  const strings = STRINGS[language];
  if (strings === undefined) return html`${text}`;
  const comment = COMMENT[language];
  // A sign in the middle of a word starts no comment: `$#`, `https://`.
  const pattern = new RegExp(`(${strings})|${comment ? `((?<=^|\\s)${comment})` : '($^)'}|(?<![\\w.])(\\d+(?:\\.\\d+)?)(?![\\w.])`, 'gm');
  const parts: HtmlValue[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(end, match.index));
    const kind = match[1] !== undefined ? 's' : match[2] !== undefined ? 'c' : 'n';
    parts.push(html`<span class="${kind}">${match[0]}</span>`);
    end = match.index + match[0].length;
  }
  return html`${[...parts, text.slice(end)]}`;
}
