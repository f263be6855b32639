import { type Assertion, isLeaf, isMembers, type Setting, type Value, type Variable } from '../values.ts';
import { literal, type Notation } from './literal.ts';

type Leaf = Variable | Setting | Assertion;

/** A body as JSON text, in which `leaf` writes what is not constant. */
export function jsonText(value: Value, leaf: (value: Leaf) => string, safe: (text: string) => string): string {
  const notation: Notation = {
    width: 88,
    indent: '  ',
    object: '',
    array: '',
    space: ' ',
    aligned: false,
    trailingComma: false,
    key: (name) => safe(JSON.stringify(name)),
    scalar: (one) => safe(JSON.stringify(one)),
    leaf,
  };
  return literal(value, notation, '', isMembers(value) && Object.keys(value).length > 1 ? notation.width : 0);
}

/** What `jsonText` gives to `leaf`, in order. */
export function leavesIn(value: Value): Leaf[] {
  if (isLeaf(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(leavesIn);
  return isMembers(value) ? Object.values(value).flatMap(leavesIn) : [];
}
