import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeFormat, relativeTimeFormat } from './formats.ts';
import classes from './parts.module.css';

export interface DateTimeProps {
  /** ISO 8601. */
  readonly value: string;
  /** "3 minutes ago", kept up; default is date and time. */
  readonly relative?: boolean;
  /** IANA zone; default is the browser's. */
  readonly timeZone?: string;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;
const REFRESH = 15_000;

/** A moment in the reader's language and zone; the tooltip has it in full, and in UTC. */
export function DateTime({ value, relative = false, timeZone }: DateTimeProps) {
  const { i18n } = useTranslation();
  const now = useNow(relative);
  const moment = new Date(value);
  const short = dateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (
    <Tooltip multiline label={<InFull moment={moment} timeZone={timeZone} />}>
      <time dateTime={value} className={classes.time}>
        {relative ? relativeTo(now, moment, i18n.language) : short.format(moment)}
      </time>
    </Tooltip>
  );
}

function InFull({ moment, timeZone }: { readonly moment: Date; readonly timeZone: string | undefined }) {
  const { i18n } = useTranslation();
  return (
    <>
      {dateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'long', timeZone }).format(moment)}
      <br />
      {moment.toISOString().replace('T', ' ').replace('Z', ' UTC')}
    </>
  );
}

function relativeTo(now: number, moment: Date, language: string): string {
  const seconds = Math.round((moment.getTime() - now) / 1_000);
  const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / length), unit);
}

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => (ticking ? onTick(setNow) : undefined), [ticking]);
  return now;
}

/** One timer for all moments of a page. */
const listeners = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function onTick(listener: (now: number) => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    const now = Date.now();
    for (const one of listeners) one(now);
  }, REFRESH);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
