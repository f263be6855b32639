import { addColors } from './colors.ts';
import { addCopyButtons } from './copy.ts';
import { addMenu } from './menu.ts';
import { findReader } from './reader.ts';
import { fillSamples } from './samples.ts';
import { addSearch } from './search.ts';
import { makeTabs } from './tabs.ts';
import { addTryIt } from './try-it.ts';

const bar = document.getElementById('bar-end')!;
addSearch(bar);
addColors(bar);
addMenu(bar);
makeTabs();
addCopyButtons();
document.querySelector('.side [aria-current]')?.scrollIntoView({ block: 'center' });

const reader = await findReader();
if (reader) {
  addTryIt(reader);
  await fillSamples(reader);
}
