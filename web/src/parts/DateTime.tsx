import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const full = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'long', timeZone });
  const short = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (
    <Tooltip
      multiline
      label={
        <>
          {full.format(moment)}
          <br />
          {moment.toISOString().replace('T', ' ').replace('Z', ' UTC')}
        </>
      }
    >
      <time dateTime={value} className={classes.time}>
        {relative ? relativeTo(now, moment, i18n.language) : short.format(moment)}
      </time>
    </Tooltip>
  );
}

function relativeTo(now: number, moment: Date, language: string): string {
  const seconds = Math.round((moment.getTime() - now) / 1_000);
  const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / length), unit);
}

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), REFRESH);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
