import type { JSX } from 'preact';

import type { BarShare } from '../charts/bar-widths.ts';
import type { CouncilKind } from '../charts/council-mark.ts';
import { px } from '../charts/svg.ts';
import { PALETTE } from '../palette.ts';

const FILLS: Readonly<Record<CouncilKind, string>> = {
  own: PALETTE.own,
  family: PALETTE.family,
  other: PALETTE.dimmed,
};

type InlineBarProps = {
  readonly kind: CouncilKind;
  readonly bar: BarShare | null;
  /** Where the reference stands, as a share of the room from 0 to 100. */
  readonly reference?: number | undefined;
};

/** A bar in a table's cell. It stretches with the cell; the figure beside it says the same, so it is hidden from screen readers. */
export const InlineBar = (props: InlineBarProps): JSX.Element => (
  <svg class="remit-bar" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    {props.bar === null ? null : (
      <rect x={px(props.bar.start)} y="3" width={px(props.bar.width)} height="14" fill={FILLS[props.kind]} />
    )}
    {props.reference === undefined ? null : (
      <path
        d={`M${px(props.reference)},0V20`}
        stroke={PALETTE.target}
        stroke-width="2"
        stroke-dasharray="4 2"
        vector-effect="non-scaling-stroke"
      />
    )}
  </svg>
);
