import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** A page as the build hands it to the server. */
export interface BuiltPage {
  readonly path: string;
  readonly access: 'session' | 'public' | 'guest' | 'open' | 'second_factor' | 'customer';
}

export const builtPages = async (): Promise<readonly BuiltPage[]> => JSON.parse(await readFile('dist/web/pages.json', 'utf8'));

/** The address of a page, with the values of its parameters; `recipe` is the link of product pages. */
export function pageAddress(path: string, values: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = name === 'link' && path.startsWith('/store/') ? values.recipe : values[name];
    return encodeURIComponent(value ?? '1');
  });
}

/** Resolves once the page has its heading and nothing of it is still to come. */
export async function loaded(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.mantine-Skeleton-root:visible, [aria-busy="true"]:visible').first().waitFor({ state: 'detached' });
}
