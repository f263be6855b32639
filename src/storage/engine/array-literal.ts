/** PostgreSQL's text form of arrays (Documentation, 8.15.6 "Array Input and Output Syntax"). */

/** Reads `{1,NULL,"a b",{…}}`; each element's text goes through `decode`. */
export function parseArray(text: string, decode: (element: string) => unknown): unknown[] {
  let at = text.indexOf('{');

  const list = (): unknown[] => {
    const elements: unknown[] = [];
    at++;
    while (text[at] !== '}') {
      if (text[at] === ',') at++;
      elements.push(element());
    }
    at++;
    return elements;
  };

  const element = (): unknown => {
    if (text[at] === '{') return list();
    if (text[at] === '"') return decode(quoted());
    const start = at;
    while (at < text.length && text[at] !== ',' && text[at] !== '}') at++;
    if (at === text.length) throw new SyntaxError('An array from the database ends too early.');
    const bare = text.slice(start, at);
    return bare === 'NULL' ? null : decode(bare);
  };

  const quoted = (): string => {
    let value = '';
    at++;
    let start = at;
    while (text[at] !== '"') {
      if (at >= text.length) throw new SyntaxError('An array from the database ends too early.');
      if (text[at] === '\\') {
        value += text.slice(start, at);
        start = ++at;
      }
      at++;
    }
    value += text.slice(start, at++);
    return value;
  };

  return list();
}

/** Writes an array whose elements are already text; `null` becomes NULL. Every text element is quoted, so that no content is special. */
export function formatArray(elements: readonly (string | null | readonly unknown[])[]): string {
  return `{${elements.map((element) => (element === null ? 'NULL' : Array.isArray(element) ? formatArray(element) : quote(element as string))).join(',')}}`;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
