/**
 * What a migration may not say while processes of the release before serve the same data (docs/operating.md, "Upgrade without a stop"):
 * whatever takes away what they use, refuses what they write, or keeps them from a table for as long as it is large.
 */
const RULES: readonly { readonly found: RegExp; readonly rule: string }[] = [
  { found: /\bdrop\s+(?!default\b)/, rule: 'drops something that the release before may use' },
  { found: /\brename\b/, rule: 'renames something that the release before may use' },
  { found: /\btruncate\b/, rule: 'empties a table' },
  { found: /\balter\s+column\s+\w+\s+(?:set\s+data\s+)?type\b/, rule: 'changes a type, which rewrites the table' },
  { found: /\bset\s+not\s+null\b/, rule: 'refuses what the release before leaves out' },
  {
    found: /\badd\s+column\s+(?:if\s+not\s+exists\s+)?\w+(?:(?!\bdefault\b)[^,;])*\bnot\s+null\b(?!(?:(?!\badd\b)[^;])*\bdefault\b)/,
    rule: 'adds a column that the release before does not fill',
  },
  {
    found: /\badd\s+(?:constraint\s+\w+\s+)?(?:check|unique|primary\s+key|foreign\s+key|exclude)\b(?![^;]*\bnot\s+valid\b)/,
    rule: 'looks through a table under its lock; add the constraint NOT VALID, and validate it in the next migration',
  },
  { found: /(?:^|;)\s*(?:update|delete\s+from)\b/, rule: 'changes rows under their locks; fill them in batches from the process' },
  { found: /\b(?:cluster|vacuum|reindex|lock\s+table)\b/, rule: 'keeps others from a table' },
];

const CREATED = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?cw\.(\w+)/g;
const INDEXED = /\bcreate\s+(unique\s+)?index\s+(concurrently\s+)?(?:\w+\s+)?on\s+(?:only\s+)?cw\.(\w+)/g;
const ALTERED = /\balter\s+table\s+cw\.(\w+)[^;]*;/g;
/** A migration that has to break a rule says what the release before does without. */
const CONTRACT = /^-- contract: \S/m;

/** Why the migration must not run beside the release before, one sentence each; empty when it may. */
export function brokenRules(sql: string): string[] {
  if (CONTRACT.test(sql)) return [];
  const whole = statementsOf(sql);
  const own = new Set([...whole.matchAll(CREATED)].map(([, table]) => table));
  // Nobody uses the tables that it makes.
  const text = whole.replace(ALTERED, (statement, table: string) => (own.has(table) ? ';' : statement));
  const broken = RULES.filter(({ found }) => found.test(text)).map(({ rule }) => rule);
  for (const [, unique, concurrently, table] of text.matchAll(INDEXED)) {
    if (own.has(table!)) continue;
    if (unique) broken.push(`lets nobody write twice into ${table} what the release before may`);
    if (!concurrently) broken.push(`keeps writers from ${table} while an index is built; use create index concurrently`);
    else if (/;\s*\S/.test(text)) broken.push('builds an index concurrently, which has to be the only statement of its migration');
  }
  return broken;
}

/** Without comments, texts and the bodies of functions, in lower case. */
function statementsOf(sql: string): string {
  return sql
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replace(/--.*$/gm, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .toLowerCase()
    .trim();
}
