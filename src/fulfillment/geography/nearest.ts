import { distanceKilometres, EARTH_RADIUS_KM, type Position } from './position.ts';

type Point = readonly [x: number, y: number, z: number];

interface Branch<T> {
  readonly item: T;
  readonly point: Point;
  readonly axis: 0 | 1 | 2;
  readonly below: Branch<T> | undefined;
  readonly above: Branch<T> | undefined;
}

/** The point on the unit sphere: there the straight-line distance orders as the great circle does, also at poles and the 180th meridian. */
function toPoint({ latitude, longitude }: Position): Point {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function build<T>(entries: { item: T; point: Point }[], depth: number): Branch<T> | undefined {
  const axis = (depth % 3) as 0 | 1 | 2;
  entries.sort((a, b) => a.point[axis] - b.point[axis]);
  const middle = entries.length >> 1;
  const entry = entries[middle];
  if (entry === undefined) return undefined;
  return { ...entry, axis, below: build(entries.slice(0, middle), depth + 1), above: build(entries.slice(middle + 1), depth + 1) };
}

/** A k-d tree over the items; the function it gives finds the item nearest to a position, or `undefined` beyond the limit. */
export function nearestFinder<T extends { readonly position: Position }>(
  items: readonly T[],
  limitKilometres: number,
): (position: Position) => T | undefined {
  const root = build(
    items.map((item) => ({ item, point: toPoint(item.position) })),
    0,
  );
  const limit = 2 * Math.sin(Math.min(Math.PI, limitKilometres / EARTH_RADIUS_KM) / 2);

  return (position) => {
    const target = toPoint(position);
    let found: T | undefined;
    let reach = (limit * 1.001) ** 2;
    const visit = (branch: Branch<T> | undefined): T | undefined => {
      if (branch === undefined) return found;
      const [x, y, z] = branch.point;
      const apart = (x - target[0]) ** 2 + (y - target[1]) ** 2 + (z - target[2]) ** 2;
      if (apart < reach) {
        found = branch.item;
        reach = apart;
      }
      const beyond = target[branch.axis] - branch.point[branch.axis];
      visit(beyond < 0 ? branch.below : branch.above);
      if (beyond ** 2 < reach) visit(beyond < 0 ? branch.above : branch.below);
      return found;
    };
    const nearest = visit(root);
    return nearest && distanceKilometres(position, nearest.position) <= limitKilometres ? nearest : undefined;
  };
}
