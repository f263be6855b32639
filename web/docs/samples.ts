import type { Reader } from './reader.ts';

interface Sample {
  readonly language: string;
  readonly text: string;
}

/** Puts samples with the reader's own server and client id in the place of those that read the environment. */
export async function fillSamples(_reader: Reader): Promise<void> {
  for (const group of document.querySelectorAll<HTMLElement>('.tabs[data-operation]')) {
    const answer = await fetch(`/api/samples/${encodeURIComponent(group.dataset.operation!)}`);
    if (!answer.ok) continue;
    const { samples } = (await answer.json()) as { readonly samples: readonly Sample[] };
    for (const { language, text } of samples) {
      const code = group.querySelector(`[data-tab="${CSS.escape(language)}"] pre code`);
      if (code) code.textContent = text;
    }
    group.dataset.filled = '';
  }
}
