import type { Operation } from '../../operations/define.ts';
import { asyncApi } from '../downloads/asyncapi.ts';
import { changelogAtom, changelogFeed } from '../downloads/feeds.ts';
import { llmsText } from '../downloads/llms.ts';
import { postmanCollection } from '../downloads/postman.ts';
import type { Page } from './document.ts';
import { guidePages } from './guides.ts';
import { renderPage } from './layout.ts';
import { navigationOf, placeOf } from './navigation.ts';
import { callbackPages } from './pages/callbacks.ts';
import { changelogPage, deprecationsPage } from './pages/changes.ts';
import { workflowPages } from './pages/concepts.ts';
import { errorPages, errorsOverview } from './pages/errors.ts';
import { operationPage } from './pages/operation.ts';
import { searchIndex } from './search-index.ts';
import { Source } from './source.ts';
import { toMarkdown } from './to-markdown.ts';

export interface SiteOptions {
  /** Address that downloads name, without a trailing slash; readers put their own in its place. */
  readonly url: string;
  readonly version: string;
}

/** Every page of the reference. */
export function pagesOf(source: Source): Page[] {
  const [guides, errorTopics] = [guidePages(), errorPages(source)];
  return [
    ...guides.filter(({ section }) => section !== 'concepts'),
    ...workflowPages(),
    ...guides.filter(({ section }) => section === 'concepts'),
    ...source.operations.map((operation) => operationPage(operation, source)),
    ...callbackPages(source),
    errorsOverview(errorTopics),
    ...errorTopics,
    changelogPage(source),
    deprecationsPage(source),
  ];
}

/** The whole site by file name, but for its script and styles. The same operations give the same bytes. */
export function siteFiles(operations: readonly Operation[], options: SiteOptions): Map<string, string> {
  const source = new Source(operations, options);
  const pages = pagesOf(source);
  const navigation = navigationOf(pages);
  const files = new Map<string, string>();
  for (const page of pages) {
    files.set(`${page.path}.html`, renderPage(page, navigation));
    files.set(`${page.path}.md`, toMarkdown(page));
  }
  files.set('index.html', files.get('overview.html')!);
  files.set('search.json', searchIndex(pages, placeOf));
  files.set('openapi.json', `${JSON.stringify(source.development, null, 2)}\n`);
  files.set('postman.json', `${JSON.stringify(postmanCollection(source), null, 2)}\n`);
  files.set('asyncapi.json', `${JSON.stringify(asyncApi(source), null, 2)}\n`);
  files.set('llms.txt', llmsText(pages));
  files.set('changelog.xml', changelogAtom(options.url));
  files.set('changelog.json', `${JSON.stringify(changelogFeed(options.url), null, 2)}\n`);
  return files;
}
