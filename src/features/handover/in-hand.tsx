import type { JSX } from 'preact';

import { formatInstant, type Instant } from '../../kernel/index.ts';
import { heldIn, isInEffect } from '../people/index.ts';
import { ClocksInHand, type InHand, StandingTable } from '../registers/index.ts';
import type { HandoverFacts } from './handover-facts.ts';

// Where nobody deputises: two weeks, ours.
const USUAL_DAYS = 14;

/** Until when the office is handed over: the end of the delegation in force that ends last, or two weeks from now where nobody deputises. */
export const handedOverUntil = ({ delegations, directory, now }: HandoverFacts): Instant => {
  const ends = delegations.filter((each) => isInEffect(each, heldIn(directory), now)).map(({ to }) => to);
  return ends.sort().at(-1) ?? new Date(Date.parse(now) + USUAL_DAYS * 24 * 60 * 60 * 1000).toISOString();
};

/** The journeys of secure accommodation that have not ended, and every clock of the registers that ends while the office is handed over. For those alone who may see them. */
export const InHandPart = (props: { readonly hand: InHand; readonly until: Instant }): JSX.Element => {
  const { hand, until } = props;
  return (
    <>
      <h2>Children in or near secure accommodation</h2>
      {hand.standing.length === 0 ? (
        <p>No journey of secure accommodation is under way.</p>
      ) : (
        <StandingTable
          hand={hand}
          id="secure"
          caption="Journeys of secure accommodation under way, the first begun first"
        />
      )}
      <h2>What the law requires until {formatInstant(until)}</h2>
      {hand.clocks.length === 0 ? (
        <p>No clock of the registers runs out by then.</p>
      ) : (
        <ClocksInHand hand={hand} caption="Clocks that run out by then, and those that ran out before" />
      )}
      <p>Told to the Chief Social Work Officer and to a depute for decisions alone, restricted entries with them.</p>
    </>
  );
};
