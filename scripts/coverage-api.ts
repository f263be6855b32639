import { parseArgs } from 'node:util';
import type { Fault } from '../acceptance/measure/recorder.ts';
import { lines } from '../acceptance/measure/report.ts';
import { measureCoverage } from '../acceptance/measure/run.ts';
import { seed } from '../acceptance/support/names.ts';
import { startServer } from '../acceptance/support/server.ts';

/** Measures a server of its own against the tables in `contract/`; contract/README.md says how. */
const FAULTS: readonly Fault[] = ['drop-field', 'change-message'];
const { values } = parseArgs({ options: { 'planted-fault': { type: 'string' } } });
const fault = FAULTS.find((name) => name === values['planted-fault']);
if (values['planted-fault'] !== undefined && !fault) {
  process.stderr.write(`--planted-fault takes ${FAULTS.join(' or ')}.\n`);
  process.exit(2);
}

const server = await startServer('postgresql');
try {
  console.log(`API coverage, seed ${seed}${fault ? `, planted fault: ${fault}` : ''}`);
  const report = await measureCoverage(server, fault);
  console.log(lines(report).join('\n'));
  process.exitCode = report.missing.length === 0 ? 0 : 1;
} finally {
  await server.stop();
}
