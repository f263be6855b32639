const WIDTH = 96;
const HEIGHT = 22;

/** How something went, as a line without axes; what it says is in the figures beside it. */
export function Sparkline({ values }: { readonly values: readonly number[] }) {
  const largest = Math.max(1, ...values);
  const step = WIDTH / Math.max(1, values.length - 1);
  const points = values.map((value, index) => `${(index * step).toFixed(1)},${(HEIGHT - 1 - (value / largest) * (HEIGHT - 2)).toFixed(1)}`);
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" focusable="false">
      <polyline points={points.join(' ')} fill="none" stroke="var(--cw-series-1)" strokeWidth={1.5} strokeLinejoin="round" />
    </svg>
  );
}
