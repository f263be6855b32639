/**
 * Writes client/generated/: the types of `cartwright/client` and a function for each operation.
 *
 *   node scripts/client.ts           writes them
 *   node scripts/client.ts --check   exits 1 if the committed ones are stale
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { operations } from '../src/operations/index.ts';
import { openApi } from '../src/reference/openapi.ts';
import { describe, functionsText, signaturesText, tableText, typesText } from './client/operations-text.ts';

const FOLDER = new URL('../client/generated/', import.meta.url);

// Development has every operation.
const document = openApi(operations, { server: 'development', url: 'https://localhost:8443', version: '' });
const described = describe(operations, document);
const types = typesText(described, document);
const signatures = signaturesText(described);
const used = [...types.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name!);
const imported = used.filter((name) => new RegExp(`\\b${name}\\b`).test(signatures));
const head = '// Made from the operations by `node scripts/client.ts`; not edited by hand.\n';

const files = {
  'types.ts': `${head}\n${types}`,
  'operations.ts': [
    head,
    "import type { Call, CallOptions, OperationFacts } from '../operation.ts';",
    `import type {\n${imported.map((name) => `  ${name},\n`).join('')}} from './types.ts';\n`,
    signatures,
    tableText(described),
    functionsText(described),
  ].join('\n'),
};

const stale = Object.entries(files).filter(([name, text]) => text !== read(name));
if (!process.argv.includes('--check')) {
  for (const [name, text] of stale) writeFileSync(new URL(name, FOLDER), text);
} else if (stale.length === 0) {
  console.log(`client/generated/ is up to date: ${operations.length} operations`);
} else {
  console.error(
    `${stale.map(([name]) => `client/generated/${name}`).join(' and ')} is stale. Run \`node scripts/client.ts\` and commit the result.`,
  );
  process.exitCode = 1;
}

function read(name: string): string | undefined {
  try {
    return readFileSync(fileURLToPath(new URL(name, FOLDER)), 'utf8');
  } catch {
    return undefined;
  }
}
