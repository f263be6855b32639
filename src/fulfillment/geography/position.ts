/** A point on the earth in decimal degrees (WGS 84). */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** A latitude/longitude box in decimal degrees; `west` is never greater than `east`. */
export interface BoundingBox {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** Kilometres on the road for one kilometre of great circle. North American studies of road networks find 1.2 to 1.4. */
export const ROAD_FACTOR = 1.3;

/** Average speed of a delivery in kilometres an hour, stops at lights included; between a city's 30 and a suburb's 60. */
export const ROAD_SPEED_KMH = 45;

/** Mean radius of the earth in kilometres (IUGG, R₁). */
export const EARTH_RADIUS_KM = 6371.0088;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** True if both are finite, the latitude within ±90 and the longitude within ±180 degrees. */
export function isPosition(latitude: number, longitude: number): boolean {
  return Number.isFinite(latitude) && Number.isFinite(longitude) && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** Great-circle distance in kilometres (haversine). */
export function distanceKilometres(a: Position, b: Position): number {
  const [south, north] = [radians(a.latitude), radians(b.latitude)];
  const height = Math.sin((north - south) / 2) ** 2;
  const width = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  // Rounding may put the sum a hair above 1 for antipodes, where asin would give NaN.
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, height + Math.cos(south) * Math.cos(north) * width)));
}

/** Minutes on the road: great-circle distance × `ROAD_FACTOR` ÷ `ROAD_SPEED_KMH`. Not rounded; no traffic, no water crossings. */
export function travelMinutes(a: Position, b: Position): number {
  return ((distanceKilometres(a, b) * ROAD_FACTOR) / ROAD_SPEED_KMH) * 60;
}

/** Great-circle kilometres that can be covered in the given minutes on the road: the inverse of `travelMinutes`. */
export function reachKilometres(minutes: number): number {
  return ((minutes / 60) * ROAD_SPEED_KMH) / ROAD_FACTOR;
}

/** How far kilometres around a place reach in Mercator's projection, in degrees of its equator. */
export function degreesInPlane({ latitude }: Position, kilometres: number): number {
  return degrees(kilometres / EARTH_RADIUS_KM) / Math.cos(radians(latitude));
}

/**
 * A box that contains every point within the radius. It is a first filter for an index: its corners lie farther away than the radius.
 * Around a pole, or where it would cross the 180th meridian, it takes every longitude, so that it never has to wrap.
 */
export function boundingBox(centre: Position, kilometres: number): BoundingBox {
  // A millimetre or so more than asked, so that rounding never leaves out a point that lies exactly on the circle.
  const angle = Math.max(0, kilometres) / EARTH_RADIUS_KM + 1e-9;
  const south = centre.latitude - degrees(angle);
  const north = centre.latitude + degrees(angle);
  const everyLongitude = { south: Math.max(-90, south), north: Math.min(90, north), west: -180, east: 180 };
  if (south <= -90 || north >= 90) return everyLongitude;
  // The circle is widest where a meridian touches it, which is a little poleward of its centre.
  const width = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(centre.latitude))))) + 1e-7;
  const [west, east] = [centre.longitude - width, centre.longitude + width];
  return west < -180 || east > 180 ? everyLongitude : { south, north, west, east };
}
