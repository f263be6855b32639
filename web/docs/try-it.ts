import { element } from './element.ts';
import type { Reader } from './reader.ts';

/** Shows the forms, which call the reader's own development server by way of the console's gateway. */
export function addTryIt(reader: Reader): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-try]')) {
    const form = place.querySelector('form')!;
    form.hidden = false;
    place.querySelector<HTMLElement>('.try-guest')!.hidden = true;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const button = form.querySelector('button')!;
      button.disabled = true;
      try {
        showAnswer(place.querySelector('.try-answer')!, await send(place, new FormData(form), reader));
      } catch (error) {
        showProblem(place.querySelector('.try-answer')!, error);
      } finally {
        button.disabled = false;
      }
    });
  }
}

async function send({ dataset }: HTMLElement, given: FormData, { csrfToken }: Reader): Promise<Response> {
  const values = [...given].map(([name, value]) => [name, String(value)] as const);
  const inPath = new Map(values.filter(([name]) => name.startsWith('path:')));
  const path = dataset.path!.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(inPath.get(`path:${name}`) ?? ''));
  const query = values.filter(([name, value]) => name.startsWith('query:') && value !== '').map(([name, value]) => [name.slice(6), value]);
  const body = given.get('body');
  return fetch(`/api/servers/development${path}${query.length === 0 ? '' : `?${new URLSearchParams(query as [string, string][])}`}`, {
    method: dataset.method!,
    headers: {
      accept: 'application/json',
      ...(dataset.method === 'GET' ? {} : { 'x-csrf-token': csrfToken }),
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === null ? {} : { body: String(body) }),
  });
}

async function showAnswer(place: HTMLElement, answer: Response): Promise<void> {
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  const shown = isJson && text !== '' ? JSON.stringify(JSON.parse(text), null, 2) : text;
  const head = element('p', {}, element('strong', { class: answer.ok ? 'good' : 'bad' }, String(answer.status)), ' ');
  head.append(`Request ${answer.headers.get('x-request-id') ?? ''}`);
  place.replaceChildren(head, element('pre', { tabindex: '0' }, shown));
  place.hidden = false;
}

function showProblem(place: HTMLElement, error: unknown): void {
  place.replaceChildren(element('p', {}, `The console could not be reached: ${error instanceof Error ? error.message : error}`));
  place.hidden = false;
}
