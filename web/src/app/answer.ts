/** What the policy of this answer allows style elements by. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;

/** The error that the server answered this page with, if any. */
export const answered = { status: Number(meta('cartwright-status') ?? 200), requestId: meta('cartwright-request-id') };
