import type { JSX } from 'preact';

import { barWidths } from '../charts/bar-widths.ts';
import { COUNCIL_WORDS, type CouncilValue, type ReferenceValue } from '../charts/council-mark.ts';
import { InlineBar } from './inline-bar.tsx';
import { Link } from './link.tsx';

export type ComparedCouncil = Omit<CouncilValue, 'value'> & {
  /** `null` where there is no figure; `text` then says why. */
  readonly value: number | null;
  readonly rank?: string;
  readonly href?: string;
};

export type CouncilComparisonProps = {
  /** Unique on its page. */
  readonly id: string;
  readonly caption: string;
  /** What the figures are, with unit and period: "Rate per 1,000, 2022/23". */
  readonly measured: string;
  /** Printed in the order given. */
  readonly councils: readonly ComparedCouncil[];
  readonly reference?: ReferenceValue;
};

/** Councils side by side: a table whose bars fill what room there is, so that it reads on a narrow screen as it does on paper. */
export const CouncilComparison = (props: CouncilComparisonProps): JSX.Element => {
  const { councils, reference } = props;
  const bars = barWidths([...councils.map((council) => council.value), reference?.value ?? null]);
  const ranked = councils.some((council) => council.rank !== undefined);
  return (
    <table class="ds_table remit-table remit-table--compact remit-comparison" id={props.id}>
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          {ranked ? <th scope="col">Rank</th> : null}
          <th scope="col">Council</th>
          <th scope="col" class="remit-number">
            {props.measured}
          </th>
          <td class="remit-comparison__bar" />
        </tr>
      </thead>
      <tbody>
        {councils.map((council, index) => (
          <tr key={council.name} class={council.kind === 'own' ? 'remit-comparison__own' : undefined}>
            {ranked ? <td>{council.rank}</td> : null}
            <th scope="row">
              {council.href === undefined ? council.name : <Link href={council.href}>{council.name}</Link>}
              {council.kind === 'other' ? null : (
                <span class="remit-comparison__kind">{COUNCIL_WORDS[council.kind]}</span>
              )}
            </th>
            <td class="remit-number">{council.text}</td>
            <td class="remit-comparison__bar">
              <InlineBar kind={council.kind} bar={bars.bars[index] ?? null} reference={bars.bars.at(-1)?.tip} />
            </td>
          </tr>
        ))}
      </tbody>
      {reference === undefined ? null : (
        <tfoot>
          <tr>
            {ranked ? <td /> : null}
            <th scope="row">{reference.name} (dashed line)</th>
            <td class="remit-number">{reference.text}</td>
            <td class="remit-comparison__bar" />
          </tr>
        </tfoot>
      )}
    </table>
  );
};
