import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';

type Texts = { readonly [key: string]: string | Texts };

const FOLDER = new URL('../web/locales/', import.meta.url).pathname;

function flat(texts: Texts, prefix = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}
const read = (language: string, name: string) => flat(JSON.parse(readFileSync(`${FOLDER}${language}/${name}`, 'utf8')) as Texts);
const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([whole]) => whole).sort();

test('a topic that is in French says everything that it says in English, with the same values in it', () => {
  const topics = globSync(`${FOLDER}fr-CA/*.json`).map((path) => basename(path));
  assert.ok(topics.length > 20);
  for (const topic of topics) {
    const [english, french] = [read('en', topic), read('fr-CA', topic)];
    // French has a plural form more.
    const keys = [...english.keys()].flatMap((key) => (key.endsWith('_other') ? [key, key.replace(/_other$/, '_many')] : [key]));
    assert.deepEqual([...french.keys()].sort(), keys.sort(), topic);
    for (const [key, text] of english) assert.deepEqual(placeholders(french.get(key)!), placeholders(text), `${topic} ${key}`);
  }
});
