import { ROOT } from '../server.ts';

/** As V8 gives it; times in microseconds. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface SelfTime {
  readonly name: string;
  /** Of the time in which the thread was busy. */
  readonly share: number;
}

export interface CpuFindings {
  /** Milliseconds that the main thread was busy. */
  readonly busy: number;
  readonly functions: readonly SelfTime[];
  /** The same by where the code comes from. */
  readonly origins: readonly SelfTime[];
}

const IDLE = '(idle)';

/** Self times of the `most` greatest functions and origins of code. */
export function findingsOf({ nodes, samples, timeDeltas }: CpuProfile, most: number): CpuFindings {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const functions = new Map<string, number>();
  const origins = new Map<string, number>();
  const add = (times: Map<string, number>, name: string, time: number) => times.set(name, (times.get(name) ?? 0) + time);
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const { functionName, url, lineNumber } = byId.get(id)!;
    if (functionName === IDLE) continue;
    // A sample stands for the time until the next one.
    const time = timeDeltas[index + 1] ?? 0;
    const place = placeOf(url);
    busy += time;
    add(functions, place === '' ? functionName : `${functionName || '(anonymous)'}, ${place}:${lineNumber + 1}`, time);
    add(origins, originOf(functionName, place), time);
  }
  const ranked = (times: ReadonlyMap<string, number>) =>
    [...times]
      .map(([name, time]) => ({ name, share: time / busy }))
      .sort((a, b) => b.share - a.share)
      .slice(0, most);
  return { busy: busy / 1000, functions: ranked(functions), origins: ranked(origins) };
}

/** `node:net`, `pg/lib/client.js`, `src/http/app.ts`; empty for what V8 does itself. */
function placeOf(url: string): string {
  const path = url.replace(/^file:\/\//, '');
  return /.*\/node_modules\/(.*)$/.exec(path)?.[1] ?? path.replace(ROOT, '');
}

function originOf(functionName: string, place: string): string {
  if (place === '') return functionName === '(garbage collector)' ? 'garbage collector' : 'native: V8, TLS, system calls';
  if (place.startsWith('node:')) return `Node, ${place.replace(/^node:(internal\/)?/, '').split('/')[0]}`;
  if (place.startsWith('src/')) return place.split('/').slice(0, 2).join('/');
  if (place.startsWith('wasm')) return 'PostgreSQL as WebAssembly';
  return `package ${place
    .split('/')
    .slice(0, place.startsWith('@') ? 2 : 1)
    .join('/')}`;
}
