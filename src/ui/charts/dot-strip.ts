import { PALETTE } from '../palette.ts';
import {
  COUNCIL_KINDS,
  type CouncilValue,
  centredLabel,
  councilKey,
  councilMark,
  drawReference,
  type ReferenceValue,
} from './council-mark.ts';
import { type Bounds, type ValueScale, valueScale } from './scale.ts';
import { type Drawing, type DrawingText, drawing, escapeXml, px } from './svg.ts';
import { label } from './text.ts';

export type DotStrip = DrawingText & {
  readonly councils: readonly CouncilValue[];
  readonly reference?: ReferenceValue;
  readonly bounds?: Bounds;
  readonly format: (value: number) => string;
  /** 720 unless told; the height follows from how many marks share a place. */
  readonly width?: number;
};

const LANE = 11;
type Placed = { readonly council: CouncilValue; readonly x: number; readonly lane: number };

/** Puts each mark in the lowest lane where it touches no other, the own council first. Lanes count upwards from the axis. */
const placeDots = (councils: readonly CouncilValue[], scale: ValueScale): Placed[] => {
  const order = councils.toSorted(
    (a, b) =>
      COUNCIL_KINDS.indexOf(a.kind) - COUNCIL_KINDS.indexOf(b.kind) || a.value - b.value || (a.name < b.name ? -1 : 1),
  );
  const placed: Placed[] = [];
  for (const council of order) {
    const x = scale(council.value);
    const apart = council.kind === 'own' ? 15 : LANE;
    const touches = (lane: number): boolean =>
      placed.some((other) => {
        const room = other.council.kind === 'own' ? 15 : apart;
        return Math.abs(other.x - x) < room && Math.abs(other.lane - lane) * LANE < room;
      });
    let lane = 0;
    while (touches(lane)) lane += 1;
    placed.push({ council, x, lane });
  }
  return placed;
};

/**
 * All councils on one indicator along one axis: a diamond for the own council, squares for its family, rings for the others,
 * a dashed upright for Scotland. `null` where no council has a value. Who is who stands in the caller's table.
 */
export const dotStrip = (chart: DotStrip): Drawing | null => {
  const { councils, reference, width = 720 } = chart;
  if (councils.length === 0) return null;
  const values = [...councils.map((council) => council.value), ...(reference === undefined ? [] : [reference.value])];
  const steps = width < 480 ? 3 : 6;
  const scale = valueScale(values, [22, width - 22], steps, chart.bounds);
  const placed = placeDots(councils, scale);
  const lanes = Math.max(...placed.map((each) => each.lane)) + 1;

  const top = 40;
  const bottom = top + lanes * LANE + 12;
  const height = (lane: number): number => bottom - 14 - lane * LANE;
  const axis = scale.ticks(steps).map((tick) => {
    const x = scale(tick);
    const words = label(chart.format(tick), x, bottom + 18, { anchor: 'middle', colour: PALETTE.quiet });
    return `<path d="M${px(x)},${px(bottom)}v4" stroke="${PALETTE.quiet}"/>${words}`;
  });
  const marks = placed
    .toReversed()
    .map(
      ({ council, x, lane }) =>
        `<g><title>${escapeXml(`${council.name}: ${council.text}`)}</title>${councilMark(council.kind, x, height(lane))}</g>`,
    );
  const own = placed.filter(({ council }) => council.kind === 'own');
  const key = councilKey(councils, bottom + 28, width);
  const shapes = [
    `<path d="M14,${px(bottom)}H${px(width - 14)}" stroke="${PALETTE.quiet}"/>`,
    ...axis,
    reference === undefined ? '' : drawReference(reference, scale(reference.value), top - 8, bottom, width),
    ...marks,
    ...own.map(({ council, x }) => centredLabel(`${council.name} ${council.text}`, x, 12, width, true)),
    key.shapes,
  ];
  return drawing(chart, width, bottom + 30 + key.height, shapes.join(''));
};
