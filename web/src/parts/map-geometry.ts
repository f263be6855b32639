import map from 'virtual:base-map';
import { geoMercator, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** What it stands for; without one it is a store among others. */
  readonly tone?: 'store' | 'address' | 'shopper';
}

export const WIDTH = 960;
export const HEIGHT = 540;

/** Where the map is looked at: `scale` times as near, moved by x and y. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export const projection = geoMercator()
  .center([-97, 46])
  .scale(620)
  .translate([WIDTH / 2, HEIGHT / 2]);
const path = geoPath(projection);
export const land = path(feature(map, map.objects.subunits)) ?? '';
export const borders = path(mesh(map, map.objects.subunits)) ?? '';
export const lakes = path(feature(map, map.objects.lakes)) ?? '';

export const pointOf = ({ longitude, latitude }: Pick<Place, 'latitude' | 'longitude'>): readonly [number, number] =>
  projection([longitude, latitude]) ?? [0, 0];

/** The view that shows all places. */
export function viewOf(places: readonly Place[]): View {
  if (places.length === 0) return { x: 0, y: 0, scale: 1 };
  const points = places.map(pointOf);
  const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const scale = Math.min(400, 0.7 / Math.max((right - left) / WIDTH, (bottom - top) / HEIGHT, 0.002));
  return { scale, x: WIDTH / 2 - (scale * (left + right)) / 2, y: HEIGHT / 2 - (scale * (top + bottom)) / 2 };
}

const CELL = 44;

/** Places that would cover each other on the screen, together; `unit` is a pixel's size on the map. */
export function clustersOf(
  places: readonly Place[],
  { x, y, scale }: View,
  unit = 1,
): readonly { readonly at: readonly [number, number]; readonly places: readonly Place[] }[] {
  const screen = (place: Place): readonly [number, number] => {
    const [px, py] = pointOf(place);
    return [px * scale + x, py * scale + y];
  };
  const cells = Map.groupBy(places, (place) =>
    screen(place)
      .map((value) => Math.floor(value / (CELL * unit)))
      .join(),
  );
  return [...cells.values()].map((group) => {
    const points = group.map(screen);
    const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
    return { at: [mean(0), mean(1)], places: group };
  });
}
