import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarPicture } from './BarPicture.tsx';
import { describeDay } from './describe-day.ts';
import classes from './status.module.css';
import type { Day } from './types.ts';
import { dayName } from './uptime.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -7, PageUp: 7 };

/** A bar for each day. The pointer, or the arrow keys, choose one, which is told in words. */
export function DayBars({ name, days }: { readonly name: string; readonly days: readonly Day[] }) {
  const { t, i18n } = useTranslation('status');
  const last = days.length - 1;
  const [chosen, setChosen] = useState(last);
  const [shown, setShown] = useState(false);
  const index = Math.min(chosen, last);
  const day = days[index]!;
  const words = describeDay(day, t, i18n.language);

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setChosen(Math.max(0, Math.min(last, Math.floor(((event.clientX - left) / width) * days.length))));
    setShown(true);
  };
  const step = (event: KeyboardEvent) => {
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? last : STEPS[event.key] === undefined ? -1 : index + STEPS[event.key]!;
    if (event.key === 'Escape') setShown(false);
    if (next < 0 && event.key !== 'Home' && STEPS[event.key] === undefined) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(last, next)));
    setShown(true);
  };

  return (
    <div
      className={classes.bars}
      role="slider"
      tabIndex={0}
      aria-label={t('days.label', { name })}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={index}
      aria-valuetext={`${dayName(day.date, i18n.language)}: ${words.join(', ')}`}
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={() => setShown(false)}
      onKeyDown={step}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
    >
      <BarPicture days={days} chosen={shown ? index : undefined} />
      {shown && (
        <div className={classes.dayTip} style={{ left: `${((index + 0.5) / days.length) * 100}%`, translate: `-${(index / last) * 100}%` }}>
          <b>{dayName(day.date, i18n.language)}</b>
          {words.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </div>
      )}
    </div>
  );
}
