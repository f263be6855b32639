/** Field paths of the tables: dots between members, `[]` behind an array, `*` for any member of a hash. */

type Members = Record<string, unknown>;

interface Place {
  readonly holder: Members | unknown[];
  readonly member: string | number;
  /** As an error names it: `items[0].count`. */
  readonly path: string;
}

function isHolder(value: unknown): value is Members | unknown[] {
  return typeof value === 'object' && value !== null;
}

/** Every place in a body that the path names and that holds something. */
export function placesAt(body: unknown, path: string): Place[] {
  const steps = path.replaceAll('[]', '.[]').split('.');
  let places: Place[] = [{ holder: { body } as Members, member: 'body', path: '' }];
  for (const step of steps) {
    places = places.flatMap(({ holder, member, path: so_far }) => {
      const value = (holder as Members)[member];
      if (!isHolder(value)) return [];
      // A tolerant field may hold a list where the contract shows one object.
      if (step !== '[]' && Array.isArray(value)) return value.flatMap((_, n) => stepInto(value[n], step, `${so_far}[${n}]`));
      return stepInto(value, step, so_far);
    });
  }
  return places.filter(({ holder, member }) => (holder as Members)[member] !== undefined);
}

function stepInto(value: unknown, step: string, path: string): Place[] {
  if (!isHolder(value)) return [];
  if (step === '[]') return Array.isArray(value) ? value.map((_, n) => ({ holder: value, member: n, path: `${path}[${n}]` })) : [];
  const members = step === '*' ? Object.keys(value) : [step];
  return members.map((member) => ({ holder: value, member, path: path === '' ? member : `${path}.${member}` }));
}

export const held = ({ holder, member }: Place): unknown => (holder as Members)[member];

/** A copy of the body with the first value at the path replaced (left out when `value` is undefined), and the place's name. */
export function replaced(body: unknown, path: string, value: unknown): { body: unknown; key: string } | undefined {
  const copy = structuredClone(body);
  const place = placesAt(copy, path)[0];
  if (!place) return undefined;
  if (value === undefined) delete (place.holder as Members)[place.member];
  else (place.holder as Members)[place.member] = value;
  return { body: copy, key: place.path };
}

export function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
    case 'hash':
      return isHolder(value) && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'json':
      return true;
    default:
      return typeof value === type;
  }
}
