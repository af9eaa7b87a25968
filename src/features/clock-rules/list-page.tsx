import type { JSX } from 'preact';

import { type ClockRule, holdsOn, type WorkingCalendar } from '../../clocks/index.ts';
import { dayOf, formatDay } from '../../kernel/index.ts';
import { DataTable, DownloadList, EmptyState, Link } from '../../ui/index.ts';
import { type CouncilView, councilPage, count } from '../site/index.ts';
import { CLOCK_RULES } from './addresses.ts';
import type { ClockRules } from './read-model.ts';
import { eventWords, overrideWords, periodWords, verifiedWords } from './rule-words.ts';

const TITLE = 'Law and clocks';

const Rules = ({
  council,
  law,
  rules,
}: {
  council: string;
  law: ClockRules;
  rules: readonly ClockRule[];
}): JSX.Element => (
  <DataTable
    id="rules"
    caption={`${count(rules.length, 'rule')} in force today`}
    narrow="stack"
    compact
    groups={[...new Set(rules.map(({ registerTypes }) => registerTypes[0] ?? ''))].map((type) => ({
      title: eventWords(type).replace(/^./, (first) => first.toUpperCase()),
      rows: rules.filter(({ registerTypes }) => (registerTypes[0] ?? '') === type),
    }))}
    columns={[
      {
        title: 'Rule',
        rowHeader: true,
        cell: ({ id, title }: ClockRule) => <Link href={CLOCK_RULES.one(council, id)}>{`${id}: ${title}`}</Link>,
      },
      { title: 'Time', cell: periodWords },
      { title: 'Owed by', cell: ({ owner }) => owner },
      { title: 'Citation', cell: ({ citation }) => citation },
      { title: 'Verified?', cell: (rule) => verifiedWords(rule, law.calendars) },
    ]}
  />
);

const loadedWords = ({ everyYear, loadedFrom, loadedTo }: WorkingCalendar): string => {
  if (everyYear.size > 0) return 'Any year: its days are the same in each';
  if (loadedFrom === null || loadedTo === null) return 'None: clocks on it cannot be known';
  return `${formatDay(loadedFrom)} to ${formatDay(loadedTo)}`;
};

const Calendars = ({ calendars }: { calendars: readonly WorkingCalendar[] }): JSX.Element => (
  <DataTable
    id="calendars"
    caption="Which days count"
    narrow="stack"
    rows={calendars}
    columns={[
      { title: 'Calendar', rowHeader: true, cell: ({ name, title }: WorkingCalendar) => `${name}: ${title}` },
      { title: 'Loaded', cell: loadedWords },
      { title: 'Note', cell: ({ note }) => note },
    ]}
  />
);

const Own = ({ council, law }: { council: string; law: ClockRules }): JSX.Element =>
  law.overrides.length === 0 ? (
    <p>Your council has loaded no times of its own.</p>
  ) : (
    <DataTable
      id="own"
      caption="Times of your council's own"
      narrow="stack"
      rows={law.overrides}
      columns={[
        {
          title: 'Rule',
          rowHeader: true,
          cell: ({ rule }) =>
            law.rules.some(({ id }) => id === rule) ? (
              <Link href={CLOCK_RULES.one(council, rule)}>{rule}</Link>
            ) : (
              `${rule}: there is no such rule, so this does nothing`
            ),
        },
        { title: 'Set to', cell: overrideWords },
        { title: 'Note', cell: ({ note }) => note },
      ]}
    />
  );

/** The rules in force today by register, the calendars, and what the council set for itself. */
export const rulesPage = (view: CouncilView, law: ClockRules): string => {
  const { code } = view.council;
  const rules = law.rules.filter((rule) => holdsOn(rule, dayOf(view.asAt)));
  return councilPage(view, {
    title: TITLE,
    part: 'clock-rules',
    main:
      law.rules.length === 0 ? (
        <EmptyState
          title="No rules are loaded"
          purpose="Here stands what the law asks by when, with its citation. Whoever runs this installation loads the pack “scotland” with “remit import pack packs/scotland”."
        />
      ) : (
        <>
          <p>
            What the law and its guidance ask by when. Where it says “confirm with your legal adviser”, the text, the
            way of counting or the calendar was not verified: the clock runs all the same, and says so wherever it
            shows.
          </p>
          <Rules council={code} law={law} rules={rules} />
          <h2>Calendars of working days</h2>
          <Calendars calendars={[...law.calendars.values()]} />
          <h2>Your council's own times</h2>
          <p>
            An earlier time than the law's applies; a later one is shown here and never applied. Which of the two it is
            is told by the times that they give, on the page of the rule.
          </p>
          <Own council={code} law={law} />
          <DownloadList
            downloads={[{ title: 'All rules in all their versions', href: CLOCK_RULES.data(code), format: 'CSV' }]}
          />
        </>
      ),
  });
};
