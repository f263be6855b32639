import { type Html, html } from '../../http/html.ts';

export interface Stage {
  readonly name: string;
  /** A second line, smaller. */
  readonly detail?: string;
  /** Beside the stage: what it causes. */
  readonly causes: readonly string[];
  /** From here there is no way back. */
  readonly settled: boolean;
}

const BOX = { width: 236, height: 46, gap: 26, left: 8 } as const;
const LINE = 17;

/** States from top to bottom, joined by arrows, with the callbacks that the arrival causes to the right. Colours come from the style sheet. */
export function stateDiagram(title: string, stages: readonly Stage[]): Html {
  const step = BOX.height + BOX.gap;
  const height = stages.length * step - BOX.gap + 16;
  const middle = BOX.left + BOX.width / 2;
  const drawn = stages.map(({ name, detail, causes, settled }, index) => {
    const top = 8 + index * step;
    const first = top + BOX.height / 2 - ((causes.length - 1) * LINE) / 2 + 4;
    return html`<g class="stage${settled ? ' settled' : ''}"><rect x="${BOX.left}" y="${top}" width="${BOX.width}" height="${BOX.height}" rx="8"/>
<text x="${middle}" y="${top + (detail ? 19 : 28)}" text-anchor="middle">${name}</text>${
      detail ? html`<text class="detail" x="${middle}" y="${top + 36}" text-anchor="middle">${detail}</text>` : ''
    }${causes.map((cause, line) => html`<text class="cause" x="${BOX.left + BOX.width + 18}" y="${first + line * LINE}">${cause}</text>`)}</g>${
      index === stages.length - 1 ? '' : html`<path class="arrow" d="M${middle} ${top + BOX.height}v${BOX.gap - 5}m-5 -5 5 5 5 -5"/>`
    }`;
  });
  return html`<svg class="states" viewBox="0 0 560 ${height}" width="560" height="${height}" role="img" aria-label="${title}">${drawn}</svg>`;
}
