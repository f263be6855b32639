import MiniSearch from 'minisearch';
import { element } from './element.ts';

/** As the index was made with (src/reference/site/search-index.ts). */
const OPTIONS = { fields: ['title', 'names', 'text'], storeFields: ['title', 'place'], idField: 'path' };
const SHOWN = 20;
const root = document.documentElement.dataset.root!;

/** A field that searches all pages as one types; the index is fetched when it is first used. */
export function addSearch(bar: HTMLElement): void {
  const input = element('input', {
    type: 'search',
    placeholder: 'Search',
    'aria-label': 'Search the reference',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'found',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
  });
  const found = element('ul', { id: 'found', role: 'listbox', 'aria-label': 'Pages found' });
  found.hidden = true;
  bar.append(element('div', { class: 'search' }, input, found));
  let index: Promise<MiniSearch> | undefined;
  input.addEventListener('focus', () => {
    index ??= loadIndex();
  });
  input.addEventListener('input', async () => {
    index ??= loadIndex();
    const results = query(await index, input.value);
    show(found, input, results);
  });
  input.addEventListener('keydown', (event) => moveThrough(event, found, input));
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key !== '/' || isTyping) return;
    event.preventDefault();
    input.focus();
  });
  found.addEventListener('click', ({ target }) => open((target as Element).closest<HTMLElement>('[data-href]')));
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Node && bar.contains(target))) close(found, input);
  });
}

async function loadIndex(): Promise<MiniSearch> {
  const answer = await fetch(`${root}search.json`);
  return MiniSearch.loadJSON(await answer.text(), OPTIONS);
}

interface Result {
  readonly path: string;
  readonly title: string;
  readonly place: string;
}

/** Every word has to be there, the last one may be a beginning; names and titles count for more. */
function query(index: MiniSearch, text: string): readonly Result[] {
  const found = index.search(text, {
    combineWith: 'AND',
    prefix: true,
    fuzzy: (term) => (term.length > 5 ? 0.15 : false),
    boost: { title: 6, names: 3 },
  });
  return found.slice(0, SHOWN).map(({ id, title, place }) => ({ path: id, title, place }));
}

function show(list: HTMLElement, input: HTMLInputElement, results: readonly Result[]): void {
  if (input.value.trim() === '') {
    close(list, input);
    return;
  }
  const entries = results.map(({ path, title, place }, at) =>
    element(
      'li',
      { role: 'option', id: `found-${at}`, 'aria-selected': 'false', 'data-href': `${root}${path}.html` },
      element('strong', {}, title),
      ' ',
      element('small', {}, place),
    ),
  );
  const nothing = element('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'Nothing found');
  list.replaceChildren(...(entries.length === 0 ? [nothing] : entries));
  list.hidden = false;
  input.setAttribute('aria-expanded', 'true');
  input.removeAttribute('aria-activedescendant');
}

function open(option: HTMLElement | null | undefined): void {
  if (option) location.assign(option.dataset.href!);
}

function close(list: HTMLElement, input: HTMLInputElement): void {
  list.hidden = true;
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}

function moveThrough(event: KeyboardEvent, list: HTMLElement, input: HTMLInputElement): void {
  if (event.key === 'Escape') {
    close(list, input);
    return;
  }
  const options = [...list.querySelectorAll<HTMLElement>('[data-href]')];
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  if (event.key === 'Enter') {
    open(options[at] ?? options[0]);
    return;
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || options.length === 0) return;
  event.preventDefault();
  const next = options[(at + step + options.length) % options.length]!;
  for (const option of options) option.setAttribute('aria-selected', String(option === next));
  next.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', next.id);
}
