/**
 * Checks the direction of imports (one direction, top to bottom) and that no files import each other in a circle.
 *
 *   node scripts/check-imports.ts [ROOT]     exits 1 on a violation
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of src/, and main.ts, top to bottom: a file imports from its own layer and from those below. */
const LAYERS = [
  'main',
  'server',
  'console',
  'consent',
  'reference',
  'operations',
  'callbacks',
  'fulfillment',
  'storage',
  'http',
  'contract',
];

/** Folders beside the layers: who may import them, and what they may import, whole or the types alone. */
const ASIDE: Readonly<Record<string, { importedBy: readonly string[]; imports: readonly string[]; typesOf: readonly string[] }>> = {
  demo: { importedBy: ['server'], imports: ['contract'], typesOf: ['fulfillment'] },
};

/** Top folders that see nothing of src/, since they judge or use it from outside. */
const OUTSIDERS = ['acceptance', 'client', 'command', 'testing', 'web'];
/** Top folders that may use src/, and that src/ may not use. */
const USERS = ['bench', 'proofs', 'scripts'];

/** Single imports that are allowed against the rules, each with its reason. Paths from the root. */
const EXCEPTIONS: readonly { readonly from: string; readonly to: string; readonly reason: string }[] = [];

export interface Import {
  /** The importing and the imported file, from the root with `/`. */
  readonly from: string;
  readonly to: string;
  /** Line of the import, from 1. */
  readonly line: number;
  readonly typeOnly: boolean;
  /** Runs when the file is loaded; not so `import()`. */
  readonly atLoad: boolean;
}

export interface Violation {
  readonly at: string;
  readonly found: string;
  readonly rule: string;
}

/** Reads all source files below the root; `violations` are in order of file and line, circles last. */
export function checkImports(root: string, exceptions = EXCEPTIONS): { files: number; imports: number; violations: Violation[] } {
  const pattern = `{src,${[...OUTSIDERS, ...USERS].join(',')}}/**/*.{ts,tsx,mts,js,mjs}`;
  const files = globSync(pattern, { cwd: root, exclude: (name) => /(^|\/)node_modules$/.test(name) })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const imports = files.flatMap((file) => importsOf(root, file));
  const wrong = imports.flatMap((one) => {
    const rule = exceptions.some(({ from, to }) => from === one.from && to === one.to) ? undefined : brokenRule(one);
    return rule === undefined ? [] : [{ at: `${one.from}:${one.line}`, found: `imports ${one.to}`, rule }];
  });
  const unused = exceptions
    .filter(({ from, to }) => !imports.some((one) => one.from === from && one.to === to))
    .map(({ from, to }) => ({ at: from, found: `does not import ${to}`, rule: 'an exception that is not needed has to go' }));
  return { files: files.length, imports: imports.length, violations: [...wrong, ...unused, ...circles(imports)] };
}

const STATIC_IMPORT = /^[ \t]*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s*)?(['"])(\.[^'"\n]*)\2/gm;
const DYNAMIC_IMPORT = /\bimport\(\s*(['"])(\.[^'"\n]*)\1/g;

/** The relative imports of a file; packages and `node:` are no concern here. */
function importsOf(root: string, from: string): Import[] {
  const text = readFileSync(join(root, from), 'utf8');
  const lineOf = (match: RegExpExecArray) => text.slice(0, match.index + match[0].length).split('\n').length;
  const target = (specifier: string) => posix.join(posix.dirname(from), specifier);
  return [
    ...[...text.matchAll(STATIC_IMPORT)].map((match) => ({
      from,
      to: target(match[3]!),
      line: lineOf(match),
      typeOnly: match[1] !== undefined,
      atLoad: true,
    })),
    ...[...text.matchAll(DYNAMIC_IMPORT)].map((match) => ({
      from,
      to: target(match[2]!),
      line: lineOf(match),
      typeOnly: false,
      atLoad: false,
    })),
  ].sort((a, b) => a.line - b.line);
}

/** `src/http/app.ts` → `http`; `src/main.ts` → `main`; undefined outside src/. */
function layerOf(file: string): string | undefined {
  return /^src\/([^/.]+)/.exec(file)?.[1];
}

function brokenRule({ from, to, typeOnly }: Import): string | undefined {
  const [topFrom = '', topTo = ''] = [from.split('/')[0], to.split('/')[0]];
  const [source, target] = [layerOf(from), layerOf(to)];
  if (source === undefined)
    return OUTSIDERS.includes(topFrom) && target !== undefined ? `${topFrom}/ imports nothing from src/` : undefined;
  if (target === undefined) return [...OUTSIDERS, ...USERS].includes(topTo) ? `src/ imports nothing from ${topTo}/` : undefined;
  if (source === target) return undefined;

  const aside = ASIDE[source];
  if (aside) {
    const allowed = aside.imports.includes(target) || (typeOnly && aside.typesOf.includes(target));
    return allowed ? undefined : `${source}/ imports only ${aside.imports.join(', ')}/ and types of ${aside.typesOf.join(', ')}/`;
  }
  const importers = ASIDE[target]?.importedBy;
  if (importers) return importers.includes(source) ? undefined : `${target}/ is imported by ${importers.join(', ')}/ only`;
  for (const name of [source, target]) if (!LAYERS.includes(name)) return `src/${name} has no place in the order of layers`;
  return LAYERS.indexOf(source) < LAYERS.indexOf(target) ? undefined : `${source} lies below ${target}: ${LAYERS.join(' → ')}`;
}

/** One violation for each circle found; imports of types alone vanish when the file is loaded and make none. */
function circles(imports: readonly Import[]): Violation[] {
  const graph = Map.groupBy(
    imports.filter(({ typeOnly, atLoad }) => !typeOnly && atLoad),
    ({ from }) => from,
  );
  const found: Violation[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string) => {
    if (done.has(file)) return;
    const start = path.indexOf(file);
    if (start !== -1) {
      const rest = [...path.slice(start + 1), file];
      found.push({ at: file, found: `imports ${rest.join(', which imports ')}`, rule: 'no files import each other in a circle' });
      return;
    }
    path.push(file);
    for (const { to } of graph.get(file) ?? []) visit(to);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return found;
}

if (import.meta.main) {
  const root = process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url)));
  if (!existsSync(join(root, 'src'))) throw new Error(`${root} has no folder src.`);
  const { files, imports, violations } = checkImports(root);
  for (const { at, found, rule } of violations) console.error(`${at} ${found}\n  rule: ${rule}`);
  console.log(`files=${files} imports=${imports} violations=${violations.length}`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
