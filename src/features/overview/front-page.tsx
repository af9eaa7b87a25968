import type { JSX } from 'preact';

import type { CouncilCode, Instant } from '../../kernel/index.ts';
import { ButtonLink, EmptyState, Link } from '../../ui/index.ts';
import type { Caller } from '../access/index.ts';
import type { Council } from '../councils/index.ts';
import { openingAssessment, readPlan, sayHeadline } from '../plans/index.ts';
import { lastChange } from '../record/index.ts';
import { paperPeriods } from '../reports/index.ts';
import { ADDRESS, councilView, mainPlan, type Site, sharedPage } from '../site/index.ts';

/** A council that the reader serves; the headline says where its main plan stands, null where it has none with figures. */
type CouncilChoice = {
  readonly council: Council;
  readonly plan: string | null;
  readonly headline: string | null;
};

const councilsOf = (caller: Caller): CouncilCode[] =>
  caller.kind === 'nobody' ? [] : [...new Set(caller.hats.map(({ council }) => council))];

/** The councils in which the caller has a post. No statement can see two councils at once, so each is asked in its own name. */
export const councilChoices = async (
  site: Site,
  caller: Caller,
): Promise<{ choices: CouncilChoice[]; asAt: Instant | null }> => {
  const choices: CouncilChoice[] = [];
  let asAt: Instant | null = null;
  for (const code of councilsOf(caller)) {
    const found = await site.database.read({ council: code }, async (tx) => {
      const known = await lastChange(tx);
      const view = known === null ? null : await councilView(site, tx, code, known, caller);
      if (view === null) return null;
      if (asAt === null || view.asAt > asAt) asAt = view.asAt;
      const plan = mainPlan(view);
      const read = plan === null ? null : await readPlan(tx, view, plan.code, paperPeriods);
      const assessment = read === null ? null : openingAssessment(read.measures, read.periods);
      const headline = assessment === null ? null : sayHeadline(assessment);
      return { council: view.council, plan: plan?.title ?? null, headline };
    });
    if (found !== null) choices.push(found);
  }
  return { choices, asAt };
};

const Choice = (props: { readonly choice: CouncilChoice }): JSX.Element => {
  const { council, plan, headline } = props.choice;
  return (
    <section>
      <h2>
        <Link href={ADDRESS.council(council.code)}>{council.name}</Link>
      </h2>
      <p>
        {plan === null ? 'No plan with figures has been loaded yet.' : `${plan}.`}
        {headline === null ? '' : ` ${headline}`}
      </p>
      {council.invented ? <p>This council and all its figures are invented.</p> : null}
    </section>
  );
};

const Welcome = (): JSX.Element => (
  <>
    <p>
      Remit is where a council's Chief Social Work Officer, and everybody who answers to them, sees where the social
      work plan stands, keeps what must be kept, and makes the papers for committee.
    </p>
    <p>
      <ButtonLink words="Sign in" href={ADDRESS.signIn()} />
    </p>
    <p>
      Without signing in you can read the{' '}
      <Link href={ADDRESS.indicators()}>published national figures of all councils</Link>, and{' '}
      <Link href={ADDRESS.about}>what Remit is</Link>.
    </p>
  </>
);

/** The first page: what this is, for whoever has not signed in; otherwise where the plans of one's councils stand. */
export const frontPage = (caller: Caller, choices: readonly CouncilChoice[], asAt: Instant | null): string => {
  if (caller.kind === 'nobody') {
    return sharedPage({ title: 'Social work governance', part: 'home', caller, main: <Welcome /> });
  }
  const main =
    choices.length === 0 ? (
      <EmptyState
        title="You hold no post at present"
        purpose="What you may see and do here comes with the post you hold, and none is entered for you today."
        first={{ words: 'Your account, and whom to ask', href: ADDRESS.account }}
      />
    ) : (
      <>
        <p>Choose a council.</p>
        {choices.map((choice) => (
          <Choice key={choice.council.code} choice={choice} />
        ))}
      </>
    );
  return sharedPage({ title: 'Where do the plans stand?', part: 'home', caller, main }, asAt);
};
