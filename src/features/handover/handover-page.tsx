import { formatInstant } from '../../kernel/index.ts';
import type { OpenEscalation } from '../escalations/index.ts';
import type { InHand } from '../registers/index.ts';
import { type CouncilView, councilPage } from '../site/index.ts';
import { Away, Covering } from './covering.tsx';
import { Figures, Papers } from './figures.tsx';
import type { HandoverFacts } from './handover-facts.ts';
import { handedOverUntil, InHandPart } from './in-hand.tsx';
import { InShort } from './in-short.tsx';
import type { Of } from './named.tsx';
import type { Openings } from './openings.ts';
import { type Owing, OwingList } from './owing.tsx';
import { Entries, Since } from './past.tsx';
import { OpenRisks } from './risks.tsx';

/**
 * "What is live, owed and running?": everything that somebody who takes over must know, on one page to read or print. `risks`: null where the reader
 * may not see them; `openings`: null where they may not see who opened restricted matter; `hand`: null where they may not see what registers require.
 */
export const handoverPage = (
  view: CouncilView,
  facts: HandoverFacts,
  openings: Openings | null,
  risks: readonly OpenEscalation[] | null,
  owing: Owing,
  hand: InHand | null,
): string => {
  const of: Of = { view, facts };
  return councilPage(view, {
    figures: false,
    title: 'Handover: what is live, owed and running',
    label: 'Handover',
    part: 'handover',
    facts: [{ term: 'As it stands', value: formatInstant(facts.now) }],
    main: (
      <>
        <InShort {...of} owing={owing} />
        <Covering {...of} />
        <Away {...of} />
        {risks === null ? null : <OpenRisks council={view.council.code} risks={risks} />}
        {hand === null ? null : <InHandPart hand={hand} until={handedOverUntil(facts)} />}
        <OwingList council={view.council.code} owing={owing} posts={facts.directory.posts} />
        {facts.plan === null ? null : <Figures {...of} plan={facts.plan} />}
        <Papers {...of} />
        <Since {...of} />
        <Entries
          {...of}
          id="delegated"
          title="What was done under delegation"
          none="Nothing was done under a delegation since then."
          entries={openings?.underDelegation ?? facts.underDelegation}
        />
        {openings === null ? null : (
          <Entries
            {...of}
            id="opened"
            title="Restricted matter that was opened, and why"
            none="Nobody opened restricted matter since then."
            entries={openings.entries}
            reasons={true}
          />
        )}
        <Entries
          {...of}
          id="changes"
          title="Changes of people and access"
          none="Nothing about people or access changed since then."
          entries={facts.changes}
        />
      </>
    ),
  });
};
