import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';

const NONCE = '%csp-nonce%';

/** Whose pictures a page may show. */
type Images = 'own' | 'any';

/** `style-src` has a nonce of this answer for the style elements that the component library makes. */
export function policy(nonce?: string, images: Images = 'own'): string {
  const styles = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  return (
    `default-src 'none'; script-src 'self'; style-src ${styles}; img-src 'self' data: blob:${images === 'any' ? ' https:' : ''}; font-src 'self'; connect-src 'self'; ` +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
  );
}

/** The page that every address of the browser side answers; what it shows is for the script to find out. */
export function sendShell(reply: FastifyReply, shell: string, status: number, images: Images = 'own'): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(renderShell(reply, shell, undefined, images));
}

/** For an error, the page says which one it was, so that the script can show it. `requestId` leads to the log. */
export function renderShell(
  reply: FastifyReply,
  shell: string,
  error?: { readonly status: number; readonly requestId: string },
  images: Images = 'own',
): string {
  const nonce = randomBytes(16).toString('base64');
  reply.header('content-security-policy', policy(nonce, images));
  const page = shell.replace(NONCE, nonce);
  if (!error) return page;
  const meta = `<meta name="cartwright-status" content="${error.status}"><meta name="cartwright-request-id" content="${escaped(error.requestId)}">`;
  return page.replace('</head>', () => `${meta}</head>`);
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
