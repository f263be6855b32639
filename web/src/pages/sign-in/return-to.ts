const HOME = '/home';

/** The page to go on to: a path of this console, else the home page. The server's `localPath` is as strict. */
export function pathOf(given: string | null): string {
  if (given === null || !/^\/(?!\/)[^\\\p{Cc}]*$/u.test(given)) return HOME;
  const url = new URL(given, window.location.origin);
  if (url.origin !== window.location.origin || url.pathname.startsWith('//') || url.pathname === '/sign-in') return HOME;
  return url.pathname + url.search;
}
