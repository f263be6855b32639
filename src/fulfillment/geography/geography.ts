/** Where postal codes and addresses are, and how far apart. What other folders import; see README.md for where the data comes from. */
export { ADDRESS_SPREAD_KM, isPostOfficeBox, locateAddress } from './address.ts';
export {
  type BoundingBox,
  boundingBox,
  degreesInPlane,
  distanceKilometres,
  isPosition,
  type Position,
  ROAD_FACTOR,
  ROAD_SPEED_KMH,
  reachKilometres,
  travelMinutes,
} from './position.ts';
export { findPostalArea, nearestPostalArea, type PostalArea, postalAreas } from './postal-areas.ts';
export { type Country, type PostalCode, parsePostalCode } from './postal-code.ts';
