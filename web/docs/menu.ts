import { element } from './element.ts';

/** On a phone the list of pages is behind a button. */
export function addMenu(bar: HTMLElement): void {
  const side = document.getElementById('side')!;
  const button = element('button', { type: 'button', class: 'plain menu', 'aria-expanded': 'false', 'aria-controls': 'side' }, 'Pages');
  document.documentElement.dataset.script = '';
  button.addEventListener('click', () => {
    const isOpen = side.classList.toggle('shown');
    button.setAttribute('aria-expanded', String(isOpen));
  });
  bar.append(button);
}
