// Before the first paint, so that nothing flashes.
const chosen = localStorage.getItem('cartwright-docs-colors');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.colors = chosen;
