import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type Platform, type StartOptions, startCartwright } from '../../testing/index.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** Where pictures of pages go; none are taken without it. */
const SCREENSHOTS = process.env.SCREENSHOTS;
/** Until something appears, in milliseconds: assigning servers takes long where a machine is busy. */
const PATIENCE = 120_000;
/** Until the platform answers, in milliseconds. */
const START = 300_000;
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 360, height: 740 };
/** Pixels of a picture's height: a list that loads more as it is seen would never end. */
const TALLEST_PICTURE = 4_000;

/** A started platform and a browser that trusts its console's key, for one test file. */
export class Stage implements AsyncDisposable {
  platform: Platform;
  readonly browser: Browser;
  readonly console: NonNullable<Platform['ready']['console']>;
  readonly #options: StartOptions;

  private constructor(platform: Platform, browser: Browser, options: StartOptions) {
    this.platform = platform;
    this.browser = browser;
    this.console = platform.ready.console!;
    this.#options = options;
  }

  static async open(given: StartOptions = {}): Promise<Stage> {
    const options = { command: [process.execPath, 'src/main.ts'], timeout: START, ...given };
    const platform = await startCartwright(options);
    try {
      const key = await keyOf(platform.ready.console!.url, platform.ca);
      const args = [
        `--ignore-certificate-errors-spki-list=${key}`,
        ...[
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      ];
      return new Stage(platform, await chromium.launch({ executablePath: CHROMIUM, args }), options);
    } catch (error) {
      await platform.close();
      throw error;
    }
  }

  /** Starts a platform that keeps its `data` again, with more options; its console stays where it was. */
  async restart(more: readonly string[]): Promise<void> {
    await this.platform.close();
    const { args = [], ...options } = this.#options;
    const port = ['--console-port', new URL(this.console.url).port];
    this.platform = await startCartwright({ ...options, args: [...args, ...port, ...more] });
  }

  /** A visitor with a profile of their own, whose pages are watched; besides the console they may ask the origins given. */
  async visitor(options: BrowserContextOptions = {}, origins: readonly string[] = []): Promise<Visitor> {
    const context = await this.browser.newContext({
      baseURL: this.console.url,
      locale: 'en-US',
      timezoneId: 'America/Los_Angeles',
      viewport: DESKTOP,
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    return new Visitor(context, await context.newPage(), [new URL(this.console.url).origin, ...origins]);
  }

  /** The installation's operator, signed in. */
  async operator(options: BrowserContextOptions = {}): Promise<Visitor> {
    const visitor = await this.visitor(options);
    await visitor.signIn(this.console);
    return visitor;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await this.platform.close();
  }
}

/** Somebody in front of a browser. Closing fails if a page broke its policy, logged an error, or asked another host. */
export class Visitor implements AsyncDisposable {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #problems: string[] = [];

  constructor(context: BrowserContext, page: Page, origins: readonly string[]) {
    this.#context = context;
    this.page = page;
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && !origins.includes(origin)) this.#problems.push(`asked ${request.url()}`);
    });
    page.on('pageerror', (error) => this.#problems.push(`threw ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      // An answer that is an error is no defect of the page.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.#problems.push(`logged ${message.text()}`);
    });
  }

  async signIn({ email, password }: { readonly email: string; readonly password: string }): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
  }

  /** Fails with what is wrong, by rule and element, of the page as it stands (WCAG 2.2 AA and good practice). */
  async expectAccessible(): Promise<void> {
    // Colours that are still changing have the contrast of neither scheme.
    await this.page.evaluate(async () => {
      const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      await Promise.allSettled(changes.map(({ finished }) => finished));
    });
    await this.page.evaluate(await readFile(AXE, 'utf8'));
    const found = await this.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }).axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
    });
    assert.deepEqual(found, [], `axe on ${this.page.url()}`);
  }

  /** Looks at the page in light, dark and at phone width: accessible in each, no wider than the window; a picture of each. */
  async expectGoodLooks(name: string): Promise<void> {
    const looks = [
      ['light', 'light', DESKTOP],
      ['dark', 'dark', DESKTOP],
      ['phone', 'light', PHONE],
    ] as const;
    // Notices of what was done before would cover the page in its pictures.
    if (SCREENSHOTS !== undefined) {
      const notices = this.page.locator('.mantine-Notification-root');
      await notices.locator('button').evaluateAll((buttons) => {
        for (const button of buttons) (button as HTMLButtonElement).click();
      });
      await notices.first().waitFor({ state: 'detached' });
    }
    for (const [look, colorScheme, viewport] of looks) {
      await this.page.emulateMedia({ colorScheme });
      await this.page
        .locator(`html:not([data-mantine-color-scheme]), html[data-mantine-color-scheme="${colorScheme}"]`)
        .waitFor({ state: 'attached' });
      await this.page.setViewportSize(viewport);
      await this.#settled(colorScheme);
      await this.expectAccessible();
      // A fixed header would stand in the middle of a picture of the whole page.
      await this.page.evaluate(() => window.scrollTo(0, 0));
      const width = await this.page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= viewport.width, `${name} is ${width} px wide in a window of ${viewport.width}`);
      if (SCREENSHOTS === undefined) continue;
      await mkdir(SCREENSHOTS, { recursive: true });
      // What is out of sight is not drawn (`content-visibility`), and a picture of the whole page does not change that.
      const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
      await this.page.setViewportSize({ width: viewport.width, height: Math.min(TALLEST_PICTURE, Math.max(viewport.height, height)) });
      await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      await writeFile(join(SCREENSHOTS, `${name}-${look}.png`), await this.page.screenshot({ animations: 'disabled', caret: 'hide' }));
    }
    await this.page.setViewportSize(DESKTOP);
    await this.page.emulateMedia({ colorScheme: 'light' });
  }

  /** Colours that are still on their way from one scheme to the other have neither's contrast. */
  async #settled(colorScheme: 'light' | 'dark'): Promise<void> {
    await this.page
      .locator(`html:not([data-mantine-color-scheme]), html[data-mantine-color-scheme="${colorScheme}"]`)
      .waitFor({ state: 'attached' });
    await this.page.evaluate(async () => {
      const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      await Promise.allSettled(fading.map(({ finished }) => finished));
    });
  }

  /** What the focus reaches by Tab, in order, by its accessible name. */
  async tabStops(count: number): Promise<string[]> {
    const names: string[] = [];
    for (let index = 0; index < count; index++) {
      await this.page.keyboard.press('Tab');
      names.push(
        await this.page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          if (element === document.body) return 'nothing';
          const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent;
          return (label ?? element.textContent ?? '').trim();
        }),
      );
    }
    return names;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
    assert.deepEqual(this.#problems, []);
  }
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** SHA-256 of the server's public key, as Chromium takes it: the one certificate that needs no authority. */
async function keyOf(url: string, ca: string | undefined): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), servername: hostname, ...(ca === undefined ? {} : { ca }) });
  await new Promise<void>((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
  const key = socket.getPeerX509Certificate()!.publicKey.export({ type: 'spki', format: 'der' });
  socket.destroy();
  return createHash('sha256').update(key).digest('base64');
}
