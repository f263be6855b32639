import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { html } from './html.ts';

test('text and attribute values are escaped', () => {
  const value = `<b title="x">'&'</b>`;
  assert.equal(html`<p title="${value}">${value}</p>`.text.includes('<b'), false);
  assert.equal(html`${value}`.text, '&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;');
});

test('no string opens a tag, closes an attribute or starts a character reference', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ';', '#') }), (value) => {
      assert.doesNotMatch(html`${value}`.text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, ''), /[<>"'&]/);
    }),
  );
});

test('HTML goes into HTML as it is, lists are joined, and nothing shows for false, null and undefined', () => {
  assert.equal(html`${html`<i>${1}</i>`}${[html`<b>`, '<', 0]}${false}${null}${undefined}`.text, '<i>1</i><b>&lt;0');
});

test('backslashes of a template are kept only as characters of the page', () => {
  assert.equal(html`a${'\\n'}b`.text, 'a\\nb');
});
