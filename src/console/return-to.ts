export const HOME = '/home';

const LONGEST = 2_048;
const ELSEWHERE = 'https://console.invalid';

/**
 * Where to go after the sign-in: the path and query given if they lie on this console, else the home page.
 * Anything that a browser could take for another host is refused: `//host`, `/\host`, URLs, and control characters, which browsers drop.
 */
export function localPath(given: string | undefined): string {
  if (given === undefined || given.length > LONGEST || !/^\/(?!\/)[^\\\p{Cc}]*$/u.test(given)) return HOME;
  const url = URL.parse(given, ELSEWHERE);
  // Dot segments can leave two slashes in front: `/.//host`.
  if (url?.origin !== ELSEWHERE || url.pathname.startsWith('//')) return HOME;
  if (url.pathname === '/sign-in' || url.pathname === '/sign-out') return HOME;
  return url.pathname + url.search;
}
