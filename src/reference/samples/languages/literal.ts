import { type Assertion, isLeaf, isMembers, type Setting, type Value, type Variable } from '../values.ts';

/** How a language writes objects and lists. */
export interface Notation {
  readonly width: number;
  readonly indent: string;
  readonly object: string;
  readonly array: string;
  /** What the braces of an object on one line keep between themselves and its members. */
  readonly space: string;
  /** Members of consecutive lines stand in columns, as gofmt has them. */
  readonly aligned: boolean;
  readonly trailingComma: boolean;
  key(name: string): string;
  scalar(value: null | boolean | number | string): string;
  leaf(value: Variable | Setting | Assertion): string;
}

/** A value as an expression: on one line where it fits, else over several, of which all but the first begin with `margin`. */
export function literal(value: Value, notation: Notation, margin: string, column: number): string {
  if (isLeaf(value)) return notation.leaf(value);
  if (value === null || typeof value !== 'object') return notation.scalar(value as null);
  const short = oneLine(value, notation);
  if (column + short.length <= notation.width && !isCrowded(value)) return short;
  return spread(value, notation, margin);
}

/** An object over several lines, also where it would fit on one. */
export function spread(value: Value, notation: Notation, margin: string): string {
  const inner = margin + notation.indent;
  const comma = (last: boolean) => (last && !notation.trailingComma ? '' : ',');
  if (isMembers(value)) {
    const entries = Object.entries(value);
    const texts = entries.map(([name, one]) => {
      const key = `${notation.key(name)}:`;
      return { key, text: literal(one, notation, inner, inner.length + key.length + 2) };
    });
    const lines = texts.map(({ key, text }, index) => {
      const gap = notation.aligned ? ' '.repeat(1 + widthAt(texts, index) - key.length) : ' ';
      return `${inner}${key}${gap}${text}${comma(index === texts.length - 1)}\n`;
    });
    return `${notation.object}{\n${lines.join('')}${margin}}`;
  }
  const [open, close] = notation.array === '' ? ['[', ']'] : [`${notation.array}{`, '}'];
  const items = value as readonly Value[];
  const lines = items.map(
    (one, index) => `${inner}${literal(one, notation, inner, inner.length + 1)}${comma(index === items.length - 1)}\n`,
  );
  return `${open}\n${lines.join('')}${margin}${close}`;
}

function oneLine(value: Value, notation: Notation): string {
  if (isLeaf(value)) return notation.leaf(value);
  if (Array.isArray(value)) {
    const items = value.map((one) => oneLine(one, notation)).join(', ');
    return notation.array === '' ? `[${items}]` : `${notation.array}{${items}}`;
  }
  if (!isMembers(value)) return notation.scalar(value as null);
  const members = Object.entries(value).map(([name, one]) => `${notation.key(name)}: ${oneLine(one, notation)}`);
  if (members.length === 0) return `${notation.object}{}`;
  return `${notation.object}{${notation.space}${members.join(', ')}${notation.space}}`;
}

/** Several objects of several members in one list read better, and formatters put them, on lines of their own. */
function isCrowded(value: Value): boolean {
  if (!Array.isArray(value)) return isMembers(value) && Object.values(value).some(isCrowded);
  const isBig = (one: Value) => isMembers(one) && Object.keys(one).length > 1;
  return (value.length > 1 && value.every(isBig)) || value.some(isCrowded);
}

/** The widest key among the neighbours on single lines; a value of several lines stands alone. */
function widthAt(texts: readonly { key: string; text: string }[], at: number): number {
  const isShort = (index: number) => texts[index] !== undefined && !texts[index].text.includes('\n');
  if (!isShort(at)) return texts[at]!.key.length;
  let [first, last] = [at, at];
  while (isShort(first - 1)) first--;
  while (isShort(last + 1)) last++;
  return Math.max(...texts.slice(first, last + 1).map(({ key }) => key.length));
}

/** At most one member: such a body needs no lines of its own. */
export function isSmall(value: Value): boolean {
  return isMembers(value) && Object.keys(value).length <= 1;
}

export function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export const capital = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}`;
