import { element } from './element.ts';

/** A button that changes between light and dark; what was chosen stays (theme.ts). */
export function addColors(bar: HTMLElement): void {
  const root = document.documentElement;
  const isDark = () => (root.dataset.colors ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const button = element('button', { type: 'button', class: 'plain' });
  const name = () => {
    button.textContent = isDark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `${button.textContent} colors`);
  };
  button.addEventListener('click', () => {
    root.dataset.colors = isDark() ? 'light' : 'dark';
    localStorage.setItem('cartwright-docs-colors', root.dataset.colors);
    name();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', name);
  name();
  bar.append(button);
}
