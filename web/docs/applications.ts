import type { Reader } from './reader.ts';

export interface Application {
  readonly client_id: string;
  readonly name: string;
}

/** Those of the reader's organization on development that may get tokens, apart from the console's own; none where its server does not answer. */
export async function applicationsOf({ consoleApplication }: Reader): Promise<readonly Application[]> {
  const answer = await fetch('/api/servers/development/cartwright/v1/applications', { headers: { accept: 'application/json' } });
  if (!answer.ok) return [];
  const { applications } = (await answer.json()) as { readonly applications: readonly (Application & { readonly status: string })[] };
  return applications.filter(({ client_id, status }) => status === 'Enabled' && client_id !== consoleApplication);
}
