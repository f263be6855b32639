import type { IncidentAnswer, MaintenanceAnswer } from '../answers.ts';

/** An entry of a feed: an incident or maintenance as it stands; a reader shows it anew when `updated` moves. */
export interface Entry {
  /** `tag:` URI (RFC 4151) or the like: the same for ever. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  /** ISO 8601. */
  readonly published: string;
  readonly updated: string;
}

export interface Feed {
  /** Without a secret in it. */
  readonly url: string;
  readonly title: string;
  readonly pageUrl: string;
  readonly entries: readonly Entry[];
}

export interface FeedContent {
  readonly incidents: readonly IncidentAnswer[];
  readonly maintenances: readonly (MaintenanceAnswer & { readonly changed_at: string })[];
}

const LONGEST_FEED = 50;

/** Latest change first. */
export function feedOf(url: string, consoleUrl: string, { incidents, maintenances }: FeedContent): Feed {
  const pageUrl = `${consoleUrl}/status`;
  const entries = [...incidents.map((one) => ofIncident(one, pageUrl)), ...maintenances.map((one) => ofMaintenance(one, pageUrl))]
    .sort((a, b) => b.updated.localeCompare(a.updated))
    .slice(0, LONGEST_FEED);
  return { url, title: 'Cartwright status', pageUrl, entries };
}

function ofIncident({ id, title, state, impact, opened_at, updates }: IncidentAnswer, pageUrl: string): Entry {
  return {
    id: `${pageUrl}#incident-${id}`,
    title: `${title} (${state})`,
    text: [`Impact: ${impact}.`, ...updates.map((update) => `${update.at} ${update.state}: ${update.text}`)].join('\n'),
    url: `${pageUrl}#incident-${id}`,
    published: opened_at,
    updated: updates[0]?.at ?? opened_at,
  };
}

function ofMaintenance(one: FeedContent['maintenances'][number], pageUrl: string): Entry {
  return {
    id: `${pageUrl}#maintenance-${one.id}`,
    title: `Maintenance: ${one.title} (${one.state.replace('_', ' ')})`,
    text: `${one.starts_at} to ${one.ends_at}\n${one.text}`,
    url: `${pageUrl}#maintenance-${one.id}`,
    published: one.changed_at,
    updated: one.changed_at,
  };
}
