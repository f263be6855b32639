import classes from './status.module.css';
import type { Day } from './types.ts';
import { gradeOf } from './uptime.ts';

const STEP = 10;
const WIDTH = 8;
const HEIGHT = 32;
/** A day that was fair is half as high in the colour of warning: height says what colour says. */
const LAYERS = [
  { grade: 'unknown', of: ['unknown'], height: HEIGHT },
  { grade: 'maintenance', of: ['maintenance'], height: HEIGHT },
  { grade: 'good', of: ['good', 'fair'], height: HEIGHT },
  { grade: 'fair', of: ['fair'], height: HEIGHT / 2 },
  { grade: 'poor', of: ['poor'], height: HEIGHT },
] as const;

/** The days as bars, one path for each grade: a page has a dozen rows of them. */
export function BarPicture({ days, chosen }: { readonly days: readonly Day[]; readonly chosen: number | undefined }) {
  const grades = days.map(gradeOf);
  return (
    <svg viewBox={`0 0 ${days.length * STEP - STEP + WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {LAYERS.map(({ grade, of, height }) => {
        const path = grades.map((one, index) =>
          (of as readonly string[]).includes(one) ? `M${index * STEP} 0h${WIDTH}v${height}h-${WIDTH}z` : '',
        );
        return <path key={grade} data-grade={grade} d={path.join('')} />;
      })}
      {chosen !== undefined && <rect className={classes.chosen} x={chosen * STEP} y={0} width={WIDTH} height={HEIGHT} />}
    </svg>
  );
}
