import { ActionIcon, Stack } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { DashIcon, PlusIcon, ScreenFullIcon } from '@primer/octicons-react';
import { geoCircle, geoPath } from 'd3-geo';
import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { borders, clustersOf, HEIGHT, lakes, land, type Place, pointOf, projection, type View, viewOf, WIDTH } from './map-geometry.ts';
import classes from './parts.module.css';

export interface MapViewProps {
  readonly places: readonly Place[];
  readonly onChoose?: (place: Place) => void;
  /** Circles around places, in kilometres. */
  readonly radii?: readonly { readonly place: Place; readonly kilometres: number }[];
  /** Points of a drive, in order. */
  readonly route?: readonly Pick<Place, 'latitude' | 'longitude'>[];
}

const STEP = 1.6;
const KILOMETRES_A_DEGREE = 111.2;

/** States and provinces with places on them; asks nobody for tiles. What the mouse can choose, the list below offers too. Import it lazily. */
export default function MapView({ places, onChoose, radii = [], route = [] }: MapViewProps) {
  const { t } = useTranslation();
  const whole = useMemo(() => viewOf(places), [places]);
  const [chosen, setView] = useState<View>();
  const view = chosen ?? whole;
  const drag = useRef<{ x: number; y: number }>(undefined);
  const svg = useRef<SVGSVGElement>(null);
  const frame = useElementSize();
  // Markers are as large on a phone as elsewhere.
  const unit = frame.width > 0 ? WIDTH / frame.width : 1;
  const clusters = useMemo(() => clustersOf(places, view, unit), [places, view, unit]);

  const zoom = (factor: number, at: readonly [number, number] = [WIDTH / 2, HEIGHT / 2]) =>
    setView({ scale: view.scale * factor, x: at[0] - (at[0] - view.x) * factor, y: at[1] - (at[1] - view.y) * factor });
  const move = (event: PointerEvent) => {
    if (!drag.current) return;
    const unit = WIDTH / svg.current!.clientWidth;
    setView({ ...view, x: view.x + (event.clientX - drag.current.x) * unit, y: view.y + (event.clientY - drag.current.y) * unit });
    drag.current = { x: event.clientX, y: event.clientY };
  };
  const circle = geoPath(projection);
  return (
    <Stack gap="xs">
      <div className={classes.map} ref={frame.ref}>
        <svg
          ref={svg}
          className={classes.mapCanvas}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={t('map.label')}
          onPointerDown={(event) => {
            drag.current = { x: event.clientX, y: event.clientY };
          }}
          onPointerMove={move}
          onPointerUp={() => {
            drag.current = undefined;
          }}
          onPointerLeave={() => {
            drag.current = undefined;
          }}
        >
          <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`}>
            <path className={classes.land} d={land} />
            <path className={classes.land} d={borders} fill="none" />
            <path className={classes.lake} d={lakes} />
            {radii.map(({ place, kilometres }) => (
              <path
                key={place.id}
                className={classes.radius}
                d={
                  circle(
                    geoCircle()
                      .center([place.longitude, place.latitude])
                      .radius(kilometres / KILOMETRES_A_DEGREE)(),
                  ) ?? ''
                }
              />
            ))}
            {route.length > 1 && (
              <path
                className={classes.route}
                vectorEffect="non-scaling-stroke"
                d={`M${route.map((point) => pointOf(point).join(' ')).join('L')}`}
              />
            )}
          </g>
          {clusters.map(({ at, places: together }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list below offers the same by keyboard
            <g
              key={together[0]!.id}
              className={classes.marker}
              data-tone={together.length === 1 ? together[0]!.tone : undefined}
              transform={`translate(${at[0]} ${at[1]}) scale(${unit})`}
              onClick={() => (together.length === 1 ? onChoose?.(together[0]!) : zoom(STEP * STEP, at))}
            >
              <title>{together.length === 1 ? together[0]!.name : t('map.cluster', { count: together.length })}</title>
              <circle r={together.length === 1 ? 7 : 13} />
              {together.length > 1 && <text>{together.length}</text>}
              {together.length === 1 && together[0]!.tone && (
                <text className={classes.markerName} y={20}>
                  {together[0]!.name}
                </text>
              )}
            </g>
          ))}
        </svg>
        <Stack className={classes.mapButtons} gap={4}>
          <ActionIcon variant="default" size="lg" aria-label={t('map.zoom_in')} onClick={() => zoom(STEP)}>
            <PlusIcon />
          </ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label={t('map.zoom_out')} onClick={() => zoom(1 / STEP)}>
            <DashIcon />
          </ActionIcon>
          <ActionIcon variant="default" size="lg" aria-label={t('map.whole')} onClick={() => setView(undefined)}>
            <ScreenFullIcon />
          </ActionIcon>
        </Stack>
      </div>
      {onChoose && places.length > 0 && (
        <details>
          <summary>{t('map.list')}</summary>
          <ul>
            {places.map((place) => (
              <li key={place.id}>
                <button type="button" onClick={() => onChoose(place)}>
                  {place.name}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Stack>
  );
}
