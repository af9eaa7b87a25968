import type { JSX } from 'preact';

import { type ClockRule, holdsOn } from '../../clocks/index.ts';
import { dayOf } from '../../kernel/index.ts';
import { DataTable, KeyFacts, Link } from '../../ui/index.ts';
import { type CouncilView, councilPage } from '../site/index.ts';
import { CLOCK_RULES } from './addresses.ts';
import { examplesOf } from './examples.ts';
import type { ClockRules } from './read-model.ts';
import { consequenceWords, eventWords, holdsWords, overrideWords, periodWords, verifiedWords } from './rule-words.ts';

const Version = ({ rule, law, now }: { rule: ClockRule; law: ClockRules; now: boolean }): JSX.Element => {
  const examples = examplesOf(rule, law);
  return (
    <section>
      <h2>{`Version ${rule.version}${rule.label === '' ? '' : ` (${rule.label})`}${now ? ', in force' : ''}`}</h2>
      <KeyFacts
        facts={[
          { term: 'Holds', value: holdsWords(rule) },
          { term: 'Time', value: periodWords(rule) },
          { term: 'Done by', value: rule.metBy.map(eventWords).join(', or ') || 'Nothing' },
          { term: 'If not', value: consequenceWords(rule) },
          { term: 'Owed by', value: rule.owner },
          ...(rule.calendar === null ? [] : [{ term: 'Calendar', value: rule.calendar }]),
          { term: 'Citation', value: rule.citation },
          { term: 'Verified?', value: verifiedWords(rule, law.calendars) },
          ...(rule.note === '' ? [] : [{ term: 'Note', value: rule.note }]),
        ]}
      />
      {examples.length === 0 ? null : (
        <DataTable
          id={`examples-${rule.version}`}
          caption="Worked examples"
          narrow="stack"
          rows={examples}
          columns={[
            { title: 'From', rowHeader: true, cell: ({ from }) => from },
            { title: 'Due', cell: ({ due }) => due },
            { title: "Council's own time", cell: ({ own }) => own ?? 'None' },
          ]}
        />
      )}
    </section>
  );
};

/** One rule in all its versions, each with examples worked out by it; null where there is none of that id. */
export const rulePage = (view: CouncilView, law: ClockRules, id: string): string | null => {
  const versions = law.rules.filter((rule) => rule.id === id);
  const today = dayOf(view.asAt);
  const shown = versions.find((rule) => holdsOn(rule, today)) ?? versions.at(-1);
  if (shown === undefined) return null;
  const own = law.overrides.filter(({ rule }) => rule === id);
  return councilPage(view, {
    title: `${id}: ${shown.title}`,
    label: id,
    part: 'clock-rules',
    crumbs: [{ words: 'Law and clocks', href: CLOCK_RULES.list(view.council.code) }],
    main: (
      <>
        {own.map((each) => (
          <p key={`${each.kind} ${each.effectiveFrom}`}>{`Your council: ${overrideWords(each)}. ${each.note}`}</p>
        ))}
        {versions.toReversed().map((rule) => (
          <Version key={rule.version} rule={rule} law={law} now={holdsOn(rule, today)} />
        ))}
      </>
    ),
  });
};

/** What is shown where no rule has the id. */
export const noRulePage = (view: CouncilView): string =>
  councilPage(view, {
    title: 'There is no such rule',
    label: 'No such rule',
    part: 'clock-rules',
    crumbs: [{ words: 'Law and clocks', href: CLOCK_RULES.list(view.council.code) }],
    main: (
      <p>
        No rule has that code. <Link href={CLOCK_RULES.list(view.council.code)}>See all rules</Link>.
      </p>
    ),
  });
