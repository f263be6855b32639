import { type Answer, ApiClient } from '../support/api.ts';

/** Longer than the server's own limits: 15 s for a statement and 2 s of silence, after up to 5 s of waiting for a connection. */
const HUNG_MILLISECONDS = 25_000;

/** What the clients of one disturbance met. */
export class Watch {
  refused = 0;
  answered = 0;
  longest = 0;
  readonly #note: (kind: 'unclear' | 'hung', what: string) => void;

  constructor(note: (kind: 'unclear' | 'hung', what: string) => void) {
    this.#note = note;
  }

  look(what: string, { status, text, retryAfter }: Answer, milliseconds: number): void {
    this.longest = Math.max(this.longest, milliseconds);
    if (milliseconds > HUNG_MILLISECONDS) this.#note('hung', `${what} took ${Math.round(milliseconds)} ms`);
    if (status < 500) this.answered++;
    else if (status === 503 && isClear(text, retryAfter)) this.refused++;
    else this.#note('unclear', `${what} was answered ${status}: ${text.slice(0, 200)}`);
  }
}

/** The documented envelope, and when to come back. */
function isClear(text: string, retryAfter: string | undefined): boolean {
  const { error, meta } = JSON.parse(text) as { error?: { code?: unknown; message?: unknown }; meta?: unknown };
  return error?.code === 2003 && typeof error.message === 'string' && typeof meta === 'object' && Number(retryAfter) >= 1;
}

/** A client whose every answer is looked at. */
export class WatchedClient extends ApiClient {
  readonly #watch: Watch;

  constructor(server: { readonly origin: string; readonly ca: string }, token: string, watch: Watch) {
    super(server, token);
    this.#watch = watch;
  }

  override async call(...request: Parameters<ApiClient['call']>): Promise<Answer> {
    const began = performance.now();
    const answer = await super.call(...request);
    this.#watch.look(`${request[0]} ${request[1]}`, answer, performance.now() - began);
    return answer;
  }
}
