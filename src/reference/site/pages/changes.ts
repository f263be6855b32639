import { type Deprecated, deprecationAnchor } from '../../../contract/deprecations.ts';
import { changelog, type Entry } from '../../changelog/changelog.ts';
import { type Block, heading, list, type Page, type Row, table, text } from '../document.ts';
import type { Source } from '../source.ts';
import { insteadOf } from './deprecated.ts';
import { operationLink } from './operation-link.ts';

export function changelogPage(source: Source): Page {
  const byDate = Map.groupBy(changelog, ({ date }) => date);
  return {
    path: 'changelog',
    title: 'Changelog',
    summary: 'What changed in operations and fields, newest first.',
    section: 'changes',
    blocks: [
      text(
        'Also as [Atom](changelog.xml) and [JSON feed](changelog.json). Nothing here breaks a client: see [Backward compatibility](overview#backward-compatibility).',
      ),
      ...[...byDate].flatMap(([date, entries]): Block[] => [heading(date), list(entries.map((entry) => entryText(entry, source)))]),
    ],
  };
}

function entryText({ kind, text: said, changes }: Entry, source: Source): string {
  const links = operationsOf(changes, source).map((operation) => operationLink(operation));
  return `**${kind}** ${said}${links.length === 0 || links.length > 12 ? '' : ` (${[...new Set(links)].join(', ')})`}`;
}

function operationsOf(changes: readonly string[], source: Source) {
  const places = new Set(changes.map((line) => /^[A-Z]+ \/\S*/.exec(line)?.[0]));
  return source.operations.filter(({ method, path }) => places.has(`${method} ${path}`));
}

export function deprecationsPage(source: Source): Page {
  const kinds = Map.groupBy(source.deprecations, ({ kind }) => kind);
  return {
    path: 'deprecations',
    title: 'Deprecations',
    summary: 'What still works and is to go, with its successor and its last day.',
    section: 'changes',
    blocks: [
      text(
        'Between announcement and sunset lie six months at least, for a kind of time slot 180 days. Answers to requests that use it carry `Deprecation`, `Sunset` and `Link`; of a field of answers nobody can tell who reads it. Which of your applications still use what is shown by the console on its page Deprecations and by [List deprecations and their use](operations/management.deprecations.list).',
      ),
      ...[...kinds].flatMap(([kind, entries]): Block[] => [
        heading(TITLES[kind]),
        table(
          TITLES[kind],
          ['What', 'Announced', 'Sunset', 'Instead'],
          entries.map((entry) => rowOf(entry, source)),
        ),
      ]),
    ],
  };
}

const TITLES: Readonly<Record<Deprecated['kind'], string>> = {
  operation: 'Operations',
  request_field: 'Fields of requests',
  response_field: 'Fields of answers',
  enum_value: 'Values',
  slot_kind: 'Kinds of time slots',
  service: 'Services',
};

function rowOf(deprecated: Deprecated, source: Source): Row {
  const { kind, name, operations, announced, sunset } = deprecated;
  const links = operations.map((id) => operationLink(source.operation(id)));
  const what = kind === 'operation' ? `${links[0]}${name.slice(operations[0]!.length)}` : `\`${name}\` of ${links.join(', ')}`;
  return { id: deprecationAnchor(deprecated), cells: [what, announced, sunset, insteadOf(deprecated, source)] };
}
