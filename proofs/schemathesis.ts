import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS, configuration, LEFT_OUT, LEFT_OUT_OPERATIONS } from './schemathesis/configuration.ts';
import { install, schemathesis, VERSION } from './schemathesis/tool.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { startServer } from './sweep/fuzz/process.ts';
import { makeWorld } from './sweep/fuzz/world.ts';

/**
 * Schemathesis over every operation of /openapi.json: its examples, its table of edge cases, and `--examples` generated requests each. No
 * 5xx, no answer that the document does not describe, none missing. Exits with 2, and says so, where Python or the tool cannot be had.
 */
const FAULTS = { 'throwing-handler': './sweep/faults/throwing-handler.ts', 'undocumented-status': './faults/undocumented-status.ts' };
const { seed, examples, plantedFault } = readOptions({ seed: 1, examples: 10 }, {}, Object.keys(FAULTS));
const folder = mkdtempSync(join(tmpdir(), 'cartwright-schemathesis-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
/** Characters of what the tool says of failures. */
const SHOWN = 20_000;

interface Report {
  readonly operations: { readonly total: number; readonly selected: number; readonly tested: number };
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly { readonly type: string; readonly count: number }[];
  readonly errors: readonly unknown[];
}

await prove(async () => {
  const missing = await install();
  if (missing !== undefined) throw new Error(`skipped: ${missing}`);
  const fault = plantedFault === undefined ? [] : [new URL(FAULTS[plantedFault as keyof typeof FAULTS], import.meta.url)];
  await using server = await startServer('embedded', fault);
  await writeFile(join(folder, 'schemathesis.toml'), configuration(await makeWorld(server)));
  await writeFile(join(folder, 'ca.pem'), server.ca);
  console.log(`schemathesis ${VERSION}, checks: ${CHECKS.join(', ')}`);
  for (const [check, reason] of Object.entries({ ...LEFT_OUT, ...LEFT_OUT_OPERATIONS })) console.log(`left out: ${check}, since ${reason}`);
  const { code, said } = await schemathesis(folder, [
    ...[`https://localhost:${server.port}/openapi.json`, '--tls-verify', 'ca.pem', '--checks', CHECKS.join(',')],
    ...Object.keys(LEFT_OUT_OPERATIONS).flatMap((id) => ['--exclude-operation-id', id]),
    // One is enough to show that it can fail.
    ...(plantedFault === undefined ? [] : ['--max-failures', '1']),
    ...['--phases', 'examples,coverage,fuzzing', '--max-examples', String(examples), '--seed', String(seed), '--workers', '1'],
    ...['--request-timeout', '60', '--generation-database', 'none', '--no-color', '--report', 'json', '--report-json-path', 'report.json'],
  ]);
  if (code !== 0) console.log(said.slice(0, SHOWN));
  for (const line of server.errors) console.log(`logged: ${line.slice(0, 1_000)}`);
  const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
  const failed = (isServerError: boolean) =>
    report.failures.filter(({ type }) => (type === 'ServerError') === isServerError).reduce((sum, { count }) => sum + count, 0);
  const { operations, test_cases, errors } = report;
  const left = Object.keys(LEFT_OUT_OPERATIONS).length;
  return {
    holds:
      code === 0 &&
      server.alive &&
      server.errors.length === 0 &&
      operations.tested === operations.selected &&
      operations.selected + left === operations.total,
    line: summary({
      ...{ seed, operations: operations.tested, of: operations.total, cases: test_cases.generated, checks: CHECKS.length },
      ...{ server_errors: failed(true), outside_schema: failed(false), unanswered: errors.length, error_lines: server.errors.length },
    }),
  };
});
