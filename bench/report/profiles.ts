import type { SelfTime } from '../profiles/cpu.ts';
import type { ProfileFigures } from '../sections/profiles.ts';
import { NAMES } from './engine.ts';
import { rate, table } from './table.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const rows = (times: readonly SelfTime[]) => times.map(({ name, share }) => [name, percent(share)]);

export function profilesReport(figures: readonly ProfileFigures[]): string {
  return `## Profiles, PostgreSQL

V8's profiler in the server under load, self times as shares of what its main thread was busy with; TLS and what the database does are not JavaScript, the former is in the native part, the latter in the plans. Plans come from auto_explain with buffers, on a connection with the server's settings, after the statement had been run eight times: those of statements inside functions first, the call itself last. What was found in them: [profiles.md](profiles.md).

${figures.map(profileText).join('\n')}`;
}

function profileText({ operation, connections, figures, cpu, plans }: ProfileFigures): string {
  const each = ((cpu.busy * 1000) / figures.calls).toFixed(0);
  return `### ${NAMES[operation]}

${rate(figures)} calls/s from ${connections} connections while the profile was taken; the main thread was busy ${each} µs a call.

${table(['where the code comes from', 'self time'], rows(cpu.origins))}
${table(['function', 'self time'], rows(cpu.functions))}
<details><summary>Plans</summary>

\`\`\`text
${plans.map((plan) => plan.trimEnd()).join('\n\n')}
\`\`\`

</details>
`;
}
