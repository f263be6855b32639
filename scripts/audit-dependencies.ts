/**
 * Judges the packages that the lock file names: exact versions, hashes, the registry alone, licences, install scripts; and asks the registry
 * for known vulnerabilities, where it answers.
 *
 *   npm run audit:dependencies
 *   npm run audit:dependencies -- --require-advisories     also fails where the registry does not say
 *   npm run audit:dependencies -- --planted-fault licence  shows that it can fail; so do git and script
 *
 * Exits 1 on a problem, or on an advisory for what others install.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Lock, type LockedPackage, type Manifest, problemsOf } from './dependencies/rules.ts';

const FAULTS: Readonly<Record<string, LockedPackage>> = {
  licence: { license: 'GPL-3.0-only' },
  git: { resolved: 'git+https://example.org/fastify.git' },
  script: { hasInstallScript: true },
};
const { values } = parseArgs({
  options: { 'planted-fault': { type: 'string' }, 'require-advisories': { type: 'boolean', default: false } },
});
const fault = values['planted-fault'];
if (fault !== undefined && !(fault in FAULTS)) {
  process.stderr.write(`--planted-fault takes ${Object.keys(FAULTS).join(', ')}.\n`);
  process.exit(2);
}

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));
const honest = read('package-lock.json') as Lock;
const spoiled = { 'node_modules/fastify': { ...honest.packages['node_modules/fastify'], ...FAULTS[fault ?? ''] } };
const lock: Lock = { ...honest, packages: { ...honest.packages, ...spoiled } };
const problems = problemsOf(lock, read('package.json') as Manifest);
for (const problem of problems) console.log(problem);

const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const runtime = packages.filter(([, { dev, devOptional }]) => !dev && !devOptional);
const known = advisories();
const count = (unit: readonly unknown[]) => unit.length;
console.log(
  [
    `packages=${count(packages)} runtime=${count(runtime)}`,
    `licences=${new Set(packages.map(([, { license }]) => license)).size}`,
    `install_scripts=${count(packages.filter(([, { hasInstallScript }]) => hasInstallScript))}`,
    `problems=${problems.length} advisories=${known ?? 'unknown'}`,
  ].join(' '),
);
process.exitCode = problems.length > 0 || (known === undefined ? values['require-advisories'] : known > 0) ? 1 : 0;

/** Of packages that others install; undefined, and said so, where the registry has no such service. */
function advisories(): number | undefined {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: new URL('..', import.meta.url), encoding: 'utf8' });
  const answer = JSON.parse(stdout || '{}') as { message?: string; metadata?: { vulnerabilities: { total: number } } };
  if (answer.metadata !== undefined) return answer.metadata.vulnerabilities.total;
  console.log(`npm audit was not answered here: ${(answer.message ?? 'no answer').split(' - ', 1)[0]}`);
  return undefined;
}
