import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import MiniSearch from 'minisearch';
import { DEPRECATED, type Deprecated, type DeprecationKind } from '../../contract/deprecations.ts';
import { errors } from '../../contract/errors.ts';
import { oauthErrors } from '../../contract/oauth-errors.ts';
import { deprecationHeaders } from '../../operations/deprecated-use.ts';
import { operations } from '../../operations/index.ts';
import type { JsonSchema } from '../json-schema.ts';
import type { Page } from './document.ts';
import { errorPath, messageOf } from './pages/errors.ts';
import { SEARCH_OPTIONS } from './search-index.ts';
import { pagesOf, siteFiles } from './site.ts';
import { Source } from './source.ts';
import { toMarkdown } from './to-markdown.ts';

const OPTIONS = { url: 'https://localhost:8443', version: '1.2.3' };

describe('the reference', () => {
  let source: Source;
  let pages: readonly Page[];
  let files: ReadonlyMap<string, string>;
  before(() => {
    source = new Source(operations, OPTIONS);
    pages = pagesOf(source);
    files = siteFiles(operations, OPTIONS);
  });

  test('every link leads to a page or file that is there, and to a place on it', () => {
    const ids = new Map<string, Set<string>>();
    const idsOf = (name: string) => {
      if (!ids.has(name)) ids.set(name, new Set([...files.get(name)!.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id!)));
      return ids.get(name)!;
    };
    const broken: string[] = [];
    for (const [name, text] of files) {
      if (!name.endsWith('.html')) continue;
      for (const [, href] of text.matchAll(/\bhref="([^"]*)"/g)) {
        if (/^(https?:|\/sign-in$)/.test(href!)) continue;
        const { pathname, hash } = new URL(href!, `https://site.invalid/${name}`);
        const target = decodeURIComponent(pathname.slice(1));
        // Script and styles are Vite's.
        if (target.startsWith('assets/')) continue;
        const isThere = files.has(target) && (hash === '' || idsOf(target).has(decodeURIComponent(hash.slice(1))));
        if (!isThere) broken.push(`${name}: ${href}`);
      }
    }
    assert.deepEqual(broken.slice(0, 20), []);
  });

  test('every link of the Markdown leads to a file that is there', () => {
    const broken: string[] = [];
    for (const [name, text] of files) {
      if (!name.endsWith('.md') && name !== 'llms.txt') continue;
      const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
      for (const [, target] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
        const { host, pathname } = new URL(target!, `https://site.invalid/${name}`);
        if (host === 'site.invalid' && !files.has(pathname.slice(1))) broken.push(`${name}: ${target}`);
      }
    }
    assert.deepEqual(broken.slice(0, 20), []);
  });

  test('no page names a place twice', () => {
    for (const [name, text] of files) {
      if (!name.endsWith('.html')) continue;
      const ids = [...text.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id!);
      assert.deepEqual([name, ids.filter((id, index) => ids.indexOf(id) !== index)], [name, []]);
    }
  });

  test('no page holds a script, a style or a request to elsewhere', () => {
    for (const [name, text] of files) {
      if (!name.endsWith('.html')) continue;
      assert.doesNotMatch(text, /<script(?![^>]*\bsrc=")|<style|\sstyle="|\son\w+="|\ssrc="https?:/, name);
    }
  });

  test('every operation has a topic, every page a Markdown twin, and the same operations give the same bytes', () => {
    for (const { id } of operations) assert.ok(files.has(`operations/${id}.html`), id);
    for (const { path } of pages) assert.ok(files.has(`${path}.md`), path);
    assert.deepEqual(siteFiles(operations, OPTIONS), files);
  });

  test('what is deprecated is marked on the page of its operation, with its successor and last day, whatever its kind', () => {
    const entry = { announced: '2026-01-10', sunset: '2026-07-10', replacement: null, advice: 'Leave it.' } as const;
    const marked = (kind: DeprecationKind, name: string, id: string, more: Partial<Deprecated> = {}) => {
      const table: readonly Deprecated[] = [{ ...entry, kind, name, operations: [id], ...more }];
      const own = new Source(operations, { ...OPTIONS, deprecations: table });
      const all = pagesOf(own);
      const markdown = (path: string) => toMarkdown(all.find((one) => one.path === path)!);
      assert.match(markdown('deprecations'), /2026-01-10 \| 2026-07-10 \|/);
      return markdown(`operations/${id}`);
    };
    const create = 'fulfillment.users.create';
    const note = '\\*\\*Deprecated\\*\\*';
    const matches = (text: string, ...patterns: string[]) => {
      for (const pattern of patterns) assert.ok(new RegExp(pattern).test(text), pattern);
    };
    const until = 'since 2026-01-10; may be gone from 2026-07-10 on\\. No replacement\\. Leave it\\.';
    const inRow = 'may be gone from \\[2026-07-10\\]';
    matches(marked('operation', create, create), `${note} ${until}`);
    matches(
      marked('operation', create, create, { replacement: 'fulfillment.users.link' }),
      'Use \\[.+\\]\\(.*fulfillment\\.users\\.link\\.md\\)',
    );
    matches(marked('service', 'fulfillment.users', create), `${note} with the service \`fulfillment.users\` ${until}`);
    matches(
      marked('request_field', 'last_name', create),
      `${note} in the request: \`last_name\` ${until}`,
      `\`last_name\`.*${note}, ${inRow}`,
    );
    matches(marked('response_field', 'user_id', create), `${note} in the answer: \`user_id\` ${until}`, `\`user_id\`.*${note}, ${inRow}`);
    matches(
      marked('enum_value', 'locale=fr-CA', create),
      `${note} as a value: \`locale=fr-CA\``,
      `\`locale\`.*${note}: \`fr-CA\`, ${inRow}`,
    );
    const slot = marked('slot_kind', 'delivery immediate', 'fulfillment.service_options.reserve');
    matches(slot, `${note} as a kind of time slot: \`delivery immediate\` ${until}`);
  });

  test('the pages that the headers of deprecated answers name are there', () => {
    const pageOf = (address: string) => address.slice('https://console.example/docs/'.length).split('#') as [path: string, id?: string];
    for (const deprecated of DEPRECATED) {
      const { link } = deprecationHeaders(deprecated, 'https://console.example');
      const targets = [...link!.matchAll(/<([^>]+)>/g)].map(([, address]) => pageOf(address!));
      assert.equal(targets.length, deprecated.kind === 'operation' && deprecated.replacement !== null ? 2 : 1);
      for (const [path, id] of targets)
        assert.ok(files.get(`${path}.html`)?.includes(id === undefined ? '' : `id="${id}"`), `${path} ${id}`);
    }
  });

  describe('its search', () => {
    let find: (text: string) => string[];
    before(() => {
      const index = MiniSearch.loadJSON(files.get('search.json')!, {
        ...SEARCH_OPTIONS,
        fields: [...SEARCH_OPTIONS.fields],
        storeFields: [...SEARCH_OPTIONS.storeFields],
      });
      find = (text) => index.search(text, { combineWith: 'AND', prefix: true, boost: { title: 6, names: 3 } }).map(({ id }) => String(id));
    });

    test('it finds each operation by its title, its id and its path', () => {
      for (const { id, title, path } of operations) {
        for (const text of [title, id, path]) assert.ok(find(text).includes(`operations/${id}`), `${id} by “${text}”`);
      }
    });

    test('it finds each field of each operation', () => {
      for (const operation of operations) {
        const names = [...(operation.body ? namesIn(source.requestSchema(operation), source) : []), ...fieldsOfAnswer(operation.id)];
        for (const name of new Set(names)) assert.ok(find(name).includes(`operations/${operation.id}`), `${name} of ${operation.id}`);
      }
    });

    test('it finds each error by its literal message', () => {
      for (const definition of [...Object.values(errors), ...Object.values(oauthErrors)]) {
        if (!files.has(`${errorPath(definition)}.html`)) continue;
        assert.ok(find(messageOf(definition)).includes(errorPath(definition)), messageOf(definition));
      }
    });

    function fieldsOfAnswer(id: string): string[] {
      const operation = source.operation(id);
      return operation.download ? [] : namesIn(source.responseSchema(operation), source);
    }
  });
});

/** Every field name in a schema and in what it refers to. */
function namesIn(schema: JsonSchema, source: Source, met = new Set<string>()): string[] {
  const name = /schemas\/(.+)$/.exec(String(schema.$ref ?? ''))?.[1];
  if (name !== undefined) {
    if (met.has(name)) return [];
    met.add(name);
    return namesIn(source.development.components.schemas![name]!, source, met);
  }
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const inner = [schema.items, ...((schema.anyOf ?? []) as unknown[])].filter((one) => one !== undefined) as JsonSchema[];
  return [...properties.flatMap(([key, one]) => [key, ...namesIn(one, source, met)]), ...inner.flatMap((one) => namesIn(one, source, met))];
}
