import { type Application, applicationsOf } from './applications.ts';
import { element } from './element.ts';
import type { Reader } from './reader.ts';

interface Sample {
  readonly language: string;
  readonly stretches: readonly { readonly kind?: string; readonly text: string }[];
}

const KEPT = 'cartwright-docs-application';

/** Puts samples with the reader's own server and an application's client id in the place of those that read the environment. */
export async function fillSamples(reader: Reader): Promise<void> {
  const groups = [...document.querySelectorAll<HTMLElement>('.tabs[data-operation]')];
  if (groups.length === 0) return;
  const applications = await applicationsOf(reader);
  for (const group of groups) {
    const choice = choiceOf(applications, (clientId) => void fill(group, clientId));
    group.before(choice.element);
    await fill(group, choice.clientId);
  }
}

async function fill(group: HTMLElement, clientId: string | undefined): Promise<void> {
  const query = clientId === undefined ? '' : `?${new URLSearchParams({ client_id: clientId })}`;
  const answer = await fetch(`/api/samples/${encodeURIComponent(group.dataset.operation!)}${query}`);
  if (!answer.ok) return;
  const { samples } = (await answer.json()) as { readonly samples: readonly Sample[] };
  for (const { language, stretches } of samples) {
    const nodes = stretches.map(({ kind, text }) => (kind === undefined ? text : element('span', { class: kind }, text)));
    group.querySelector(`[data-tab="${CSS.escape(language)}"] pre code`)?.replaceChildren(...nodes);
  }
  group.dataset.filled = clientId ?? '';
}

/** Which application's client id the samples have; the one that was chosen stays. */
function choiceOf(applications: readonly Application[], onChoose: (clientId: string) => void) {
  const text = 'These have your own server in them. Secrets are never shown: programs read them from the environment.';
  const note = element('small', {}, text);
  if (applications.length === 0) return { element: element('p', { class: 'choice' }, note), clientId: undefined };
  const options = applications.map(({ client_id, name }) => element('option', { value: client_id }, name));
  const select = element('select', {}, ...options);
  const kept = localStorage.getItem(KEPT);
  select.value = applications.find(({ client_id }) => client_id === kept)?.client_id ?? applications[0]!.client_id;
  select.addEventListener('change', () => {
    localStorage.setItem(KEPT, select.value);
    onChoose(select.value);
  });
  return { element: element('p', { class: 'choice' }, element('label', {}, 'Application ', select), note), clientId: select.value };
}
