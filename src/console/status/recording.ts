import type { NewIncident } from '../../storage/console/status/incident.ts';
import { lockOpenByScope } from '../../storage/console/status/incident.ts';
import { listUnderWay, moveMaintenances } from '../../storage/console/status/maintenance.ts';
import { type ComponentRow, type FoundComponent, finishRound, listComponents, recordSamples } from '../../storage/console/status/round.ts';
import type { Database } from '../../storage/engine/types.ts';
import { COMPONENTS, type Component, type Scope, worst } from './components.ts';
import { type Impact, isTelling, observe, type Step, UNWATCHED, type Watch } from './engine/engine.ts';
import { histogramOf } from './histogram.ts';
import { type Change, tellOfMaintenance, writeIncidents } from './incident-log.ts';
import type { Finding, ServerFindings } from './probing/probe-server.ts';
import { closingText, openingText, openingTitle, raisingText } from './texts.ts';

/** Whose round it is. */
export interface Turn {
  readonly holder: string;
  readonly round: number;
}

type UnderWay = readonly { readonly server_id: number | null; readonly components: readonly string[] }[];
type Open = ReadonlyMap<string, { readonly id: number; readonly impact: Impact; readonly opened_at: number }>;

const keyOf = (serverId: number, scope: string) => `${serverId}/${scope}`;

/**
 * Keeps what a round found: samples and sums, the watch of each component, incidents that open, grow or end by it, maintenance whose time
 * has come, and what subscribers have to be told; one transaction. False, and nothing is kept, when another process has taken over.
 */
export async function recordRound(database: Database, turn: Turn, found: readonly ServerFindings[], now: number): Promise<boolean> {
  return await database.transaction(async (db) => {
    const [finished] = await db.query(finishRound, [turn.holder, turn.round]);
    if (!finished) return false;
    await tellOfMaintenance(db, await db.query(moveMaintenances, [new Date(now)]), now);
    // Locked before the counts are read: an operator may be closing one.
    const open: Open = new Map((await db.query(lockOpenByScope, [])).map((row) => [keyOf(row.server_id, row.scope), row]));
    const underWay = await db.query(listUnderWay, []);
    const before = new Map((await db.query(listComponents, [])).map((row) => [keyOf(row.server_id, row.component), row]));
    const judged = found.map((server) => judge(server, before, open, underWay));
    const samples = judged.flatMap((one) => one.samples);
    await db.query(recordSamples, [JSON.stringify(samples), new Date(now)]);
    const opened = judged.flatMap((one) => one.opened);
    const changed = judged.flatMap((one) => one.changed(now));
    await writeIncidents(db, { opened, changed, accountId: null }, now);
    return true;
  });
}

function judge(server: ServerFindings, before: ReadonlyMap<string, ComponentRow>, open: Open, underWay: UnderWay) {
  const { target, unreachable } = server;
  const findings = findingsOf(server);
  const covered = new Set(
    underWay.filter(({ server_id }) => server_id === null || server_id === target.id).flatMap(({ components }) => components),
  );
  const isExcused = (scope: Scope) => (scope === 'server' ? COMPONENTS.every((one) => covered.has(one)) : covered.has(scope));
  const reachable: Finding = { state: unreachable === null ? 'operational' : 'down', reason: unreachable, milliseconds: null };
  const databaseDown = findings.get('database')?.state === 'down';
  const steps = [...findings].map(([scope, finding]) => {
    const excused = isExcused(scope);
    const was = before.get(keyOf(target.id, scope));
    const incident = open.get(keyOf(target.id, scope));
    const watch: Watch = { ...(was ?? UNWATCHED), open: incident?.impact ?? null };
    // The server's own incident is about whether it answers at all; what its components say is theirs.
    const observed = scope === 'server' ? reachable : finding;
    const telling = isTelling(scope, reachable.state) && (!databaseDown || scope === 'server' || scope === 'database');
    const step: Step = telling ? observe(scope, watch, { state: observed.state, excused }) : { watch, decision: undefined };
    return { scope, finding, excused, step, incident, reason: observed.reason };
  });
  return {
    samples: steps.map(({ scope, finding, excused, step: { watch } }): FoundComponent => {
      const { failures, downs, successes } = watch;
      return {
        server_id: target.id,
        component: scope,
        ...finding,
        excused,
        histogram: histogramOf(finding.milliseconds),
        failures,
        downs,
        successes,
      };
    }),
    opened: steps.flatMap(({ scope, step: { decision, watch }, reason }): NewIncident[] => {
      if (decision?.kind !== 'open') return [];
      const { impact } = decision;
      const { id: server_id, environment } = target;
      const title = openingTitle(environment, scope, impact);
      const text = openingText(watch.failures, reason);
      return [{ server_id, environment, components: scope === 'server' ? COMPONENTS : [scope], scope, impact, title, text }];
    }),
    changed: (now: number) =>
      steps.flatMap(({ scope, step: { decision }, incident, reason }): Change[] => {
        if (!incident || decision === undefined || decision.kind === 'open') return [];
        const { id } = incident;
        if (decision.kind === 'close') {
          return [{ id, state: 'resolved', impact: null, title: null, text: closingText(now - incident.opened_at) }];
        }
        const { impact } = decision;
        const title = openingTitle(target.environment, scope, impact);
        return [{ id, state: 'investigating', impact, title, text: raisingText(impact, reason) }];
      }),
  };
}

/** Of the whole and of each component that the round learned of; those of a server that does not answer are down with it. */
function findingsOf({ unreachable, components }: ServerFindings): Map<Scope, Finding> {
  const known = COMPONENTS.flatMap((component): [Component, Finding][] => {
    if (unreachable !== null) return [[component, { state: 'down', reason: unreachable, milliseconds: null }]];
    const finding = components[component];
    return finding ? [[component, finding]] : [];
  });
  const state = worst(known.map(([, finding]) => finding.state)) as Finding['state'];
  const bad = known.find(([, finding]) => finding.state === state)?.[1];
  const whole: Finding = { state, reason: bad?.reason ?? null, milliseconds: components.api?.milliseconds ?? null };
  return new Map<Scope, Finding>([['server', whole], ...known]);
}
