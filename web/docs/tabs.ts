import { element } from './element.ts';

const KEPT = 'cartwright-docs-language';

/** Makes tabs of the sections of a `.tabs` (WAI-ARIA tabs); the language that a reader chose stays. */
export function makeTabs(): void {
  for (const [number, group] of [...document.querySelectorAll<HTMLElement>('.tabs')].entries()) makeGroup(group, number);
}

function makeGroup(group: HTMLElement, number: number): void {
  const panels = [...group.querySelectorAll<HTMLElement>('.tab')];
  const list = element('div', { role: 'tablist', 'aria-label': group.dataset.tabs! });
  const tabs = panels.map((panel) => {
    const id = `tab-${number}-${panel.dataset.tab}`;
    Object.assign(panel, { id: `${id}-panel`, role: 'tabpanel' });
    panel.setAttribute('aria-labelledby', id);
    panel.removeAttribute('aria-label');
    panel.querySelector('h3')!.hidden = true;
    return element('button', { type: 'button', role: 'tab', id, 'aria-controls': panel.id, class: 'plain' }, panel.dataset.title!);
  });
  const show = (index: number) => {
    for (const [at, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      panels[at]!.hidden = at !== index;
    }
  };
  const choose = (index: number) => {
    show(index);
    localStorage.setItem(KEPT, panels[index]!.dataset.tab!);
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => choose(index));
    tab.addEventListener('keydown', ({ key }) => {
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      const next = (index + step + tabs.length) % tabs.length;
      choose(next);
      tabs[next]!.focus();
    });
  }
  list.append(...tabs);
  group.prepend(list);
  const kept = panels.findIndex((panel) => panel.dataset.tab === localStorage.getItem(KEPT));
  show(Math.max(0, kept));
}
