import { scaleLinear, scaleTime } from 'd3-scale';

export interface Series {
  readonly name: string;
  /** CSS colour. */
  readonly color: string;
  /** In the order of `times`; null where nothing was measured. */
  readonly values: readonly (number | null)[];
}

export const CHART_HEIGHT = 220;
export const EDGES = { top: 8, right: 8, bottom: 24, left: 48 };

/** Scales of a chart of this width, which begin at zero and end at a round number. */
export function chartScales(times: readonly string[], series: readonly Series[], width: number) {
  const moments = times.map((time) => new Date(time));
  const largest = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const x = scaleTime([moments[0]!, moments.at(-1)!], [EDGES.left, width - EDGES.right]);
  const y = scaleLinear([0, largest], [CHART_HEIGHT - EDGES.bottom, EDGES.top]).nice(4);
  return { moments, x, y };
}

/** Indexes of the values to which no line leads: they are drawn as dots. */
export const lonely = (values: Series['values']): number[] =>
  values.flatMap((value, index) => (value !== null && (values[index - 1] ?? values[index + 1] ?? null) === null ? [index] : []));

/** SVG path through the values, interrupted where there is none. */
export function linePath(points: readonly (readonly [number, number] | null)[]): string {
  let pen = 'M';
  let path = '';
  for (const point of points) {
    if (point) path += `${pen}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
    pen = point ? 'L' : 'M';
  }
  return path;
}
