declare module 'virtual:base-map' {
  import type { GeometryCollection, Topology } from 'topojson-specification';

  const map: Topology<{ subunits: GeometryCollection; lakes: GeometryCollection }>;
  export default map;
}
