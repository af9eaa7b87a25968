import type { JSX } from 'preact';

import type { Instant } from '../../kernel/index.ts';
import { EmptyState, Link } from '../../ui/index.ts';
import { allCouncils, type Council } from '../councils/index.ts';
import { openingAssessment, readPlan, sayHeadline } from '../plans/index.ts';
import { lastChange } from '../record/index.ts';
import { paperPeriods } from '../reports/index.ts';
import { ADDRESS, councilView, mainPlan, type Site, sharedPage } from '../site/index.ts';

/** A council that has a plan; `headline` where there was time to work it out. */
export type CouncilChoice = { readonly council: Council; readonly plan: string; readonly headline: string | null };

// Each headline is an assessment of a whole plan; a long list is for finding a council, not for reading all of them.
const MOST_HEADLINES = 12;

/**
 * The councils that have a plan with measures. No statement can see two councils at once, so each is asked in its own name: this page
 * alone costs more with more councils.
 */
export const councilChoices = async (site: Site): Promise<{ choices: CouncilChoice[]; asAt: Instant | null }> => {
  const { councils, asAt } = await site.database.read({ council: null }, async (tx) => {
    const shared = await lastChange(tx);
    return { asAt: shared, councils: shared === null ? [] : await allCouncils(tx, shared) };
  });
  const choices: CouncilChoice[] = [];
  let latest = asAt;
  for (const council of councils) {
    const found = await site.database.read({ council: council.code }, async (tx) => {
      const known = await lastChange(tx);
      const view = known === null ? null : await councilView(site, tx, council.code, known);
      const plan = view === null ? null : mainPlan(view);
      if (view === null || plan === null) return null;
      if (latest === null || view.asAt > latest) latest = view.asAt;
      const read = choices.length < MOST_HEADLINES ? await readPlan(tx, view, plan.code, paperPeriods) : null;
      const assessment = read === null ? null : openingAssessment(read.measures, read.periods);
      return { council, plan: plan.title, headline: assessment === null ? null : sayHeadline(assessment) };
    });
    if (found !== null) choices.push(found);
  }
  return { choices, asAt: latest };
};

const Choice = (props: { readonly choice: CouncilChoice }): JSX.Element => {
  const { council, plan, headline } = props.choice;
  return (
    <section>
      <h2>
        <Link href={ADDRESS.council(council.code)}>{council.name}</Link>
      </h2>
      <p>
        {plan}.{headline === null ? '' : ` ${headline}`}
      </p>
      {council.invented ? <p>This council and all its figures are invented.</p> : null}
    </section>
  );
};

export const frontPage = (choices: readonly CouncilChoice[], asAt: Instant | null): string =>
  sharedPage(
    {
      title: 'Where do the plans stand?',
      part: 'home',
      main:
        choices.length === 0 ? (
          <EmptyState
            title="No plan has been loaded yet"
            purpose="Remit shows where a council's social work plan stands and makes the Chief Social Work Officer's assessment of it. It needs a plan, its measures and their figures."
            first={{ words: 'What Remit is, and where to begin', href: ADDRESS.about }}
          />
        ) : (
          <>
            <p>Choose a council.</p>
            {choices.map((choice) => (
              <Choice key={choice.council.code} choice={choice} />
            ))}
          </>
        ),
    },
    asAt,
  );
