import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatches } from 'react-router';
import { type Page, pages } from './pages.ts';

/** The page of the address, and those above it, topmost first. */
export function usePage(): { readonly page: Page | undefined; readonly above: readonly Page[] } {
  const page = useMatches().findLast(({ handle }) => handle !== undefined)?.handle as Page | undefined;
  const above: Page[] = [];
  for (let path = page?.parent; path !== undefined; path = above[0]!.parent) {
    const parent = pages.find((one) => one.path === path);
    if (!parent) throw new Error(`pages.ts names ${path} as a parent, which is no page.`);
    above.unshift(parent);
  }
  return { page, above };
}

/** The browser's tab says what the page is called. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? 'Cartwright' : `${title} – Cartwright`;
  }, [title]);
}

export function usePageTitle(page: Page | undefined): string | undefined {
  const { t } = useTranslation();
  return page && t(`pages.${page.title}`);
}
