import { Table, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { CHART_HEIGHT, chartScales, EDGES, linePath, lonely, type Series } from './chart-scale.ts';
import classes from './parts.module.css';

export interface TimeChartProps {
  /** Names the chart: "Requests by minute". */
  readonly label: string;
  /** ISO 8601, ascending. */
  readonly times: readonly string[];
  readonly series: readonly Series[];
  /** `line` for measurements, `bars` (stacked) for counts. */
  readonly kind?: 'line' | 'bars';
  readonly format?: (value: number) => string;
  /** `day`: the times are days of UTC, shown as such wherever the reader is. */
  readonly step?: 'day';
}

/** Values over time, as a picture with a legend and, unfolded, as a table for those who read or copy. Import it lazily. */
export default function TimeChart({ label, times, series, kind = 'line', format = String, step }: TimeChartProps) {
  const { t, i18n } = useTranslation();
  const { ref, width } = useElementSize();
  if (times.length === 0) return <Text c="dimmed">{t('chart.none')}</Text>;
  const moment = new Intl.DateTimeFormat(
    i18n.language,
    step === 'day' ? { dateStyle: 'medium', timeZone: 'UTC' } : { dateStyle: 'short', timeStyle: 'short' },
  );
  return (
    <figure ref={ref} style={{ margin: 0 }}>
      {width > 0 && <Picture {...{ label, times, series, kind, format, step, width }} />}
      <ul className={classes.legend}>
        {series.map(({ name, color }) => (
          <li key={name}>
            <span className={classes.dot} style={{ color }} aria-hidden="true" />
            {name}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('chart.as_table')}</summary>
        <Table.ScrollContainer minWidth={320} maxHeight={320} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table aria-label={label}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('chart.time')}</Table.Th>
                {series.map(({ name }) => (
                  <Table.Th key={name}>{name}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {times.map((time, index) => (
                <Table.Tr key={time}>
                  <Table.Td>{moment.format(new Date(time))}</Table.Td>
                  {series.map(({ name, values }) => (
                    <Table.Td key={name}>{values[index] === null || values[index] === undefined ? '–' : format(values[index])}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </details>
    </figure>
  );
}

type PictureProps = Required<Omit<TimeChartProps, 'step'>> & { readonly step: TimeChartProps['step']; readonly width: number };

function Picture({ label, times, series, kind, format, step, width }: PictureProps) {
  const { i18n } = useTranslation();
  const stacked = times.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const { moments, x, y } = chartScales(times, kind === 'bars' ? [{ name: '', color: '', values: stacked }] : series, width);
  const hour = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', ...(step === 'day' ? { timeZone: 'UTC' } : {}) });
  const isLong = moments.at(-1)!.getTime() - moments[0]!.getTime() > 2 * 86_400_000;
  const thickness = Math.max(1, ((width - EDGES.left - EDGES.right) / times.length) * 0.8);
  return (
    <svg className={classes.chart} width={width} height={CHART_HEIGHT} role="img" aria-label={label}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className={classes.grid} x1={EDGES.left} x2={width - EDGES.right} y1={y(tick)} y2={y(tick)} />
          <text x={EDGES.left - 8} y={y(tick)} textAnchor="end" dominantBaseline="central">
            {format(tick)}
          </text>
        </g>
      ))}
      {x.ticks(Math.max(2, Math.floor(width / 110))).map((tick) => (
        <text key={tick.getTime()} x={x(tick)} y={CHART_HEIGHT - 6} textAnchor="middle">
          {(isLong ? day : hour).format(tick)}
        </text>
      ))}
      {kind === 'line'
        ? series.map(({ name, color, values }) => (
            <g key={name}>
              <path
                d={linePath(values.map((value, index) => (value === null ? null : [x(moments[index]!), y(value)])))}
                fill="none"
                stroke={color}
                strokeWidth={2}
                strokeLinejoin="round"
                strokeLinecap="round"
              />
              {lonely(values).map((index) => (
                <circle key={times[index]} cx={x(moments[index]!)} cy={y(values[index]!)} r={3} fill={color} />
              ))}
            </g>
          ))
        : moments.map((at, index) => {
            let below = 0;
            return (
              <g key={at.getTime()}>
                {series.map(({ name, color, values }) => {
                  const value = values[index] ?? 0;
                  below += value;
                  return <rect key={name} x={x(at) - thickness / 2} y={y(below)} width={thickness} height={y(0) - y(value)} fill={color} />;
                })}
              </g>
            );
          })}
    </svg>
  );
}
