import { Fragment, type JSX } from 'preact';

import { type Period, periodTitle } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { DataTable, DownloadList, EmptyState, Link } from '../../../ui/index.ts';
import { may } from '../../access/index.ts';
import { ADDRESS, csvFile } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { beginningOf } from '../counts/submitted.ts';
import { NOT_COMPARED, notesOn, SMALL, sayCountedSince, tellsOfFew } from '../counts/words.ts';
import { READ_REGISTERS } from '../policy.ts';
import { askedPeriod, besides, PeriodForm } from './count-period.tsx';
import { type KnownOn, knownFact, knownQuery, sayKnown, submittedBy } from './known-on.tsx';
import { type ScorecardRow, scorecardRows, scorecardsFor } from './scorecard-rows.ts';
import {
  nothingCounted,
  opensEntries,
  type RegistersView,
  registersPage,
  scorecardsCrumb,
  toldSmall,
} from './view.tsx';

const keepsOf = (given: RegistersView, row: ScorecardRow): boolean =>
  row.countings.every(({ type }) => toldSmall(given, type));

/** The count of a row in one of its periods, in words for this reader. */
export const countedInRow = (given: RegistersView, row: ScorecardRow, at: number): string => {
  const counted = row.counted[at];
  return counted === undefined ? 'No register counts towards it' : sayCountedSince(counted, keepsOf(given, row));
};

/** Whether what was submitted differs from what was counted, as far as this reader is told. */
export const differs = (given: RegistersView, row: ScorecardRow): boolean => {
  const [now] = row.counted;
  return row.compared?.agrees === false && now !== undefined && (keepsOf(given, row) || !tellsOfFew(now));
};

/** What is said beside a row: why it is not counted, what the numbers are made of, and how they stand to what was submitted. */
export const saidBeside = (given: RegistersView, row: ScorecardRow): string[] => {
  const [now] = row.counted;
  const keeps = keepsOf(given, row);
  const comparison =
    row.compared !== null && now !== undefined && (keeps || !tellsOfFew(now)) ? row.compared.words : null;
  return [
    ...(row.countings.length === 0 ? ['It stands in no register yet; only what was submitted is shown'] : []),
    ...(comparison === null ? (now === undefined ? [] : [...notesOn(now, keeps), ...beginningOf(now)]) : [comparison]),
    ...(row.submitted !== null && now?.sight === 'open-only' && now.not === null ? [NOT_COMPARED] : []),
    ...(row.countings.length > 1 ? ['The numbers of both registers are added up: nothing stands in both'] : []),
    ...(row.apart
      ? ['Two registers count towards it, and one person may be in both: the numbers are not added up']
      : []),
    ...(row.note === null ? [] : [row.note]),
  ];
};

/** The registers that a row is counted from, each led to for whoever may open it. */
export const Registers = (props: {
  readonly given: RegistersView;
  readonly row: ScorecardRow;
  readonly before?: string;
}): JSX.Element => {
  const { given, row, before = '' } = props;
  const opens = may(given.acting, READ_REGISTERS);
  return (
    <>
      {row.countings.map(({ type }, at) => (
        <Fragment key={type.code}>
          {at === 0 ? before : ' and '}
          {opens ? <Link href={REGISTERS.list(given.council, type.code)}>{type.many}</Link> : type.many}
        </Fragment>
      ))}
    </>
  );
};

const Beside = ({ words }: { readonly words: readonly string[] }): JSX.Element =>
  words.length === 1 ? (
    <span>{words[0]}</span>
  ) : (
    <ul>
      {words.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );

const Rows = (props: {
  readonly given: RegistersView;
  readonly rows: readonly ScorecardRow[];
  readonly periods: readonly Period[];
}): JSX.Element => {
  const { given, rows, periods } = props;
  return (
    <DataTable
      id="scorecard"
      caption="Counted and submitted"
      narrow="stack"
      columns={[
        {
          title: 'Measure',
          rowHeader: true,
          cell: (row: ScorecardRow) => (
            <>
              {row.known ? <Link href={ADDRESS.measure(given.council, row.measure)}>{row.title}</Link> : row.title}
              <Registers given={given} row={row} before=", from " />
            </>
          ),
        },
        ...periods.map((period, at) => ({
          title: `Counted, ${periodTitle(period)}`,
          cell: (row: ScorecardRow) => countedInRow(given, row, at),
        })),
        { title: 'Submitted', cell: (row) => row.submitted ?? 'Nothing' },
        { title: 'What to know', cell: (row) => <Beside words={saidBeside(given, row)} /> },
      ]}
      rows={rows}
    />
  );
};

/** A scorecard for a period, the one before and the same part of last year. */
export const scorecardPage =
  (code: string) =>
  async (given: RegistersView, known: KnownOn): Promise<RouteAnswer> => {
    const scorecard = (await scorecardsFor(given)).find((each) => each.code === code);
    const period = askedPeriod(given.request.query['period'], given.today, opensEntries(given));
    if (scorecard === undefined || period === null) return nothingCounted(given);
    const periods = besides(period);
    const rows = await scorecardRows(given, scorecard, periods, submittedBy(known));
    const differ = rows.filter((row) => differs(given, row)).length;
    return registersPage(given, {
      title: scorecard.title,
      label: 'Scorecard',
      part: 'scorecards',
      crumbs: [scorecardsCrumb(given.council)],
      facts: [{ term: 'Period', value: periodTitle(period) }, ...knownFact(known)],
      main: (
        <>
          <PeriodForm
            action={REGISTERS.scorecards(given.council, code)}
            period={period}
            known={known}
            today={given.today}
            opensEntries={opensEntries(given)}
          />
          {rows.length === 0 ? (
            <EmptyState
              title="Nothing stands on it yet"
              purpose="A scorecard shows what the registers count beside what was submitted."
            />
          ) : (
            <>
              {differ === 0 ? null : (
                <p>
                  {differ === 1 ? 'One submitted figure differs' : `${differ} submitted figures differ`} from what the
                  registers count. What explains it stands beside it.
                </p>
              )}
              <Rows given={given} rows={rows} periods={periods} />
              <DownloadList
                downloads={[
                  {
                    title: 'This scorecard',
                    href: REGISTERS.scorecards(given.council, `${code}.csv`, {
                      period: period.code,
                      ...knownQuery(known),
                    }),
                    format: 'CSV',
                  },
                ]}
              />
              <p>
                Whoever may open no entry of a register is told numbers from 1 to {SMALL - 1} as “fewer than {SMALL}”.
                That threshold is ours, not law. Whether such a number is published is a decision of its own, which is
                recorded where it is published.
              </p>
            </>
          )}
        </>
      ),
    });
  };

/** The same as a file. */
export const scorecardFile =
  (code: string) =>
  async (given: RegistersView, known: KnownOn): Promise<RouteAnswer> => {
    const scorecard = (await scorecardsFor(given)).find((each) => each.code === code);
    const period = askedPeriod(given.request.query['period'], given.today, opensEntries(given));
    if (scorecard === undefined || period === null) return nothingCounted(given);
    const periods = besides(period);
    const rows = await scorecardRows(given, scorecard, periods, submittedBy(known));
    return {
      kind: 'file',
      type: 'text/csv; charset=utf-8',
      name: `${[given.council, code, period.code.replaceAll('/', '-'), ...(known.day === null ? [] : ['known', known.day])].join('-')}.csv`,
      bytes: csvFile(
        [
          'measure',
          'title',
          'register',
          ...periods.map((each) => `counted ${each.code}${sayKnown(known)}`),
          'submitted',
          'what to know',
        ],
        rows.map((row) => [
          row.measure,
          row.title,
          row.countings.map(({ type }) => type.many).join('; '),
          ...periods.map((_, at) => countedInRow(given, row, at)),
          row.submitted ?? '',
          saidBeside(given, row).join('; '),
        ]),
      ),
    };
  };

/** All scorecards. */
export const scorecardsPage = async (given: RegistersView): Promise<RouteAnswer> => {
  const scorecards = await scorecardsFor(given);
  return registersPage(given, {
    title: 'Scorecards',
    label: 'Counted from the registers',
    part: 'scorecards',
    main: (
      <>
        <p>What the registers count for a period, beside the period before, the year before, and what was submitted.</p>
        <ul>
          {scorecards.map(({ code, title, measures }) => (
            <li key={code}>
              <Link href={REGISTERS.scorecards(given.council, code)}>{title}</Link>:{' '}
              {measures.length === 1 ? 'one measure' : `${measures.length} measures`}
            </li>
          ))}
          <li>
            <Link href={REGISTERS.complaints(given.council)}>Complaints</Link> by service, stage, theme and outcome
          </li>
        </ul>
      </>
    ),
  });
};
