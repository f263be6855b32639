import { EARTH_RADIUS_KM, type Position, travelMinutes } from './position.ts';

type Point = readonly [x: number, y: number, z: number];

/** A way from one point to another, at an even pace along the great circle. Instants in epoch milliseconds. */
export interface Route {
  readonly from: Position;
  readonly to: Position;
  readonly departedAt: number;
  readonly arrivesAt: number;
}

/** The way between two points at the pace of `travelMinutes`. */
export function routeBetween(from: Position, to: Position, departedAt: number): Route {
  return { from, to, departedAt, arrivesAt: departedAt + Math.round(travelMinutes(from, to) * 60_000) };
}

/** Where someone on the way is at an instant: at the start before the departure, at the destination from the arrival on. */
export function positionOnRoute({ from, to, departedAt, arrivesAt }: Route, now: number): Position {
  if (now >= arrivesAt) return to;
  if (now <= departedAt) return from;
  return between(from, to, (now - departedAt) / (arrivesAt - departedAt));
}

/** The point so many kilometres from another, at a bearing in radians clockwise from north. */
export function pointAt(from: Position, bearing: number, kilometres: number): Position {
  const [phi, angle] = [(from.latitude * Math.PI) / 180, kilometres / EARTH_RADIUS_KM];
  const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing);
  const east = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(phi), Math.cos(angle) - Math.sin(phi) * sine);
  const longitude = from.longitude + (east * 180) / Math.PI;
  return { latitude: (Math.asin(Math.max(-1, Math.min(1, sine))) * 180) / Math.PI, longitude: ((longitude + 540) % 360) - 180 };
}

/** The point at a part (0 to 1) of the great circle: both ends as points on the unit sphere, weighted by sines. */
function between(from: Position, to: Position, part: number): Position {
  const [a, b] = [onSphere(from), onSphere(to)];
  const dot = Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]));
  const angle = Math.acos(dot);
  // Between neighbours a straight line is the great circle, and the sines would be 0 by 0; so it is between antipodes, where every way is one.
  const straight = Math.sin(angle) < 1e-9;
  const [near, far] = straight ? [1 - part, part] : [Math.sin((1 - part) * angle), Math.sin(part * angle)];
  const [x, y, z] = [a[0] * near + b[0] * far, a[1] * near + b[1] * far, a[2] * near + b[2] * far];
  return { latitude: (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI, longitude: (Math.atan2(y, x) * 180) / Math.PI };
}

function onSphere({ latitude, longitude }: Position): Point {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}
