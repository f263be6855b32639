import { type Browser, chromium, type Page } from 'playwright-core';
import { type Platform, startCartwright } from '../../testing/index.ts';
import { median } from '../phase.ts';
import { placeOrders } from './orders-by-api.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FRAMES = 120;
/** Pixels between two frames: a fast turn of the wheel. */
const STRIDE = 400;

/** A list as somebody waits for it and scrolls it; milliseconds. */
export interface ListLine {
  readonly page: string;
  /** From the navigation to the first rows, median of the rounds. */
  readonly firstRows: number;
  /** Time of a frame while it scrolls: median, 95 %, the longest; undefined where nothing scrolls. */
  readonly frames: { readonly median: number; readonly p95: number; readonly longest: number } | undefined;
}

export interface ConsoleListsFigures {
  readonly orders: number;
  readonly stores: number;
  /** Milliseconds of calls of the Management API, medians of the rounds. */
  readonly calls: readonly { readonly call: string; readonly milliseconds: number }[];
  readonly lines: readonly ListLine[];
}

const PAGES = [
  ['orders', '/orders', 'tbody a', 'section[tabindex="0"]'],
  ['orders, found by name', '/orders?q=ada', 'tbody a', undefined],
  ['orders, board', '/orders?view=board', 'section section a', undefined],
  ['stores', '/stores', 'tbody a', 'section[tabindex="0"]'],
  ['stores, map', '/stores?view=map', 'svg[role="img"] circle', undefined],
] as const;

/** The console with so many orders of the Connect API and the demo's stores, in Chromium; a platform of its own. */
export async function measureConsoleLists(orders: number, rounds: number): Promise<ConsoleListsFigures> {
  const platform = await startCartwright({ command: [process.execPath, 'src/main.ts'] });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await placeOrders(platform.development.client(), orders);
    const { stores } = await platform.development.client().management.stores.listPositions({ limit: 5_000 });
    const calls = await measureCalls(platform, rounds);
    const page = await signedIn(browser, platform);
    const lines: ListLine[] = [];
    for (const entry of PAGES) lines.push(await measurePage(page, entry, rounds));
    return { orders, stores: stores.length, calls, lines };
  } finally {
    await browser.close();
    await platform.close();
  }
}

async function measureCalls(platform: Platform, rounds: number): Promise<ConsoleListsFigures['calls']> {
  const { management } = platform.development.client();
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    '/orders?limit=200': () => management.orders.list({ limit: 200 }),
    '/orders?q=ada': () => management.orders.list({ limit: 200, q: 'ada' }),
    '/orders?q=nobody': () => management.orders.list({ limit: 200, q: 'nobody' }),
    '/orders?shopper_id=1': () => management.orders.list({ limit: 200, shopper_id: 1 }),
    '/order-summary': () => management.orders.summarize(),
    '/store-positions': () => management.stores.listPositions({ limit: 5_000 }),
    '/holds': () => management.holds.list(),
  };
  const lines = [];
  for (const [call, run] of Object.entries(calls)) {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const began = performance.now();
      await run();
      if (round > 0) times.push(performance.now() - began);
    }
    lines.push({ call, milliseconds: median(times) });
  }
  return lines;
}

async function signedIn(browser: Browser, platform: Platform): Promise<Page> {
  const { url, email, password } = platform.ready.console!;
  const page = await browser.newPage({ baseURL: url, ignoreHTTPSErrors: true, viewport: { width: 1280, height: 860 } });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
  return page;
}

async function measurePage(page: Page, [name, path, row, scroller]: (typeof PAGES)[number], rounds: number): Promise<ListLine> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now();
    await page.goto(path);
    await page.locator(row).first().waitFor();
    if (round > 0) times.push(performance.now() - began);
  }
  const frames = scroller === undefined ? undefined : await scrollFrames(page, scroller);
  return { page: name, firstRows: median(times), frames };
}

/** Runs in the page: a stride a frame, and how long each frame took. */
const SCROLL = `(selector) => new Promise((resolve) => {
  const element = document.querySelector(selector);
  const found = [];
  let before = performance.now();
  const step = (now) => {
    found.push(now - before);
    before = now;
    element.scrollTop += ${STRIDE};
    if (found.length < ${FRAMES}) requestAnimationFrame(step);
    else resolve(found.slice(1));
  };
  requestAnimationFrame(step);
})`;

async function scrollFrames(page: Page, selector: string): Promise<ListLine['frames']> {
  const times = await page.evaluate<number[]>(`(${SCROLL})(${JSON.stringify(selector)})`);
  const sorted = times.toSorted((a, b) => a - b);
  return { median: median(times), p95: sorted[Math.floor(sorted.length * 0.95)]!, longest: sorted.at(-1)! };
}
