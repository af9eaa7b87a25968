import type { JSX } from 'preact';

import { periodTitle } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { DataTable, DownloadList, DrawingFigure, EmptyState, Link, type Mark, stackedBar } from '../../../ui/index.ts';
import { may } from '../../access/index.ts';
import { capitalised } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import type { Counted } from '../counts/count.ts';
import { beginningOf } from '../counts/submitted.ts';
import { notesOn, SMALL, sayCounted, sayCountedAlone } from '../counts/words.ts';
import { READ_REGISTERS } from '../policy.ts';
import { COMPLAINTS, type ComplaintFigures, type Line, readComplaints } from './complaint-figures.ts';
import { findingOn, restOf, shownOf, undecidedOf } from './complaint-findings.ts';
import { PeriodForm } from './count-period.tsx';
import { type KnownOn, knownFact, knownQuery, submittedBy } from './known-on.tsx';
import { nothingCounted, opensEntries, type RegistersView, registersPage, scorecardsCrumb } from './view.tsx';

const MARKS: readonly Mark[] = [
  { shape: 'cross', tone: 'bad' },
  { shape: 'triangle', tone: 'caution' },
  { shape: 'tick', tone: 'good' },
  { shape: 'dash', tone: 'neutral' },
];

const Lines = (props: {
  readonly id: string;
  readonly caption: string;
  readonly first: string;
  readonly lines: readonly Line[];
  readonly keeps: boolean;
}): JSX.Element => (
  <DataTable
    id={props.id}
    caption={props.caption}
    narrow="fit"
    columns={[
      { title: props.first, rowHeader: true, cell: ({ words }: Line) => words },
      { title: 'Complaints', numeric: true, cell: ({ counted }) => sayCounted(counted, props.keeps) },
    ]}
    rows={props.lines}
  />
);

const Services = (props: { readonly figures: ComplaintFigures; readonly keeps: boolean }): JSX.Element => {
  const { figures, keeps } = props;
  const { services, outcomes } = figures;
  const statuses = outcomes.map(({ words }, at) => ({ words, mark: MARKS[at % MARKS.length] as Mark }));
  const rows = services.map(({ words, outcomes: counted }) => ({
    name: words,
    counts: counted.map(({ value }) => value ?? 0),
  }));
  const shown = shownOf(figures, keeps);
  if (shown === 'nothing') {
    return <p>Complaints by service are not shown: one of them has fewer than {SMALL}, which the others would tell.</p>;
  }
  const drawn = (width: number, id: string) =>
    shown !== 'outcomes'
      ? null
      : stackedBar({
          id,
          title: 'Complaints by service and outcome',
          description: 'The table below holds the same numbers.',
          statuses,
          rows,
          width,
        });
  const drawing = drawn(720, 'by-service');
  const narrow = drawn(288, 'by-service-narrow');
  const told = shown === 'outcomes';
  const whole: (typeof services)[number] = {
    words: 'All services',
    counted: figures.all,
    outcomes: outcomes.map(({ counted }) => counted),
  };
  const table = (
    <DataTable
      id="services"
      caption={told ? 'Complaints received, by service and outcome' : 'Complaints received, by service'}
      narrow="stack"
      columns={[
        { title: 'Service', rowHeader: true, cell: ({ words }: (typeof services)[number]) => words },
        { title: 'All', numeric: true, cell: ({ counted }) => sayCounted(counted, keeps) },
        ...(told ? outcomes : []).map(({ words }, at) => ({
          title: words,
          numeric: true,
          cell: (row: (typeof services)[number]) => {
            const counted = row.outcomes[at];
            return counted === undefined ? '' : sayCounted(counted, keeps);
          },
        })),
        ...(told
          ? [
              {
                title: 'No finding yet',
                numeric: true,
                cell: (row: (typeof services)[number]) => undecidedOf(row.counted, row.outcomes),
              },
            ]
          : []),
      ]}
      rows={[...services, whole]}
    />
  );
  return drawing === null ? (
    table
  ) : (
    <DrawingFigure
      caption="Complaints by service and outcome"
      drawing={drawing}
      {...(narrow === null ? {} : { narrow })}
    >
      {table}
    </DrawingFigure>
  );
};

const Declared = (props: { readonly figures: ComplaintFigures; readonly keeps: boolean }): JSX.Element => (
  <DataTable
    id="declared"
    caption="Shares, time and improvements"
    narrow="stack"
    columns={[
      { title: 'What is counted', rowHeader: true, cell: ({ count }: Counted) => count.label },
      { title: 'Counted', cell: (counted) => sayCounted(counted, props.keeps) },
      { title: 'What to know', cell: (counted) => notesOn(counted, props.keeps).join('; ') },
    ]}
    rows={props.figures.declared}
  />
);

/** Complaints received in a period: by service and outcome with a picture, by stage and theme, in time, and what was improved. */
export const complaintsPage = async (given: RegistersView, known: KnownOn): Promise<RouteAnswer> => {
  const found = await readComplaints(given);
  if (found === null) return nothingCounted(given);
  const { period, keeps, figures } = found;
  const { all } = figures;
  const finding = await findingOn(given, figures, keeps, submittedBy(known));
  const resting = restOf(figures, keeps);
  return registersPage(given, {
    title: 'Complaints',
    label: 'Counted from the register',
    part: 'scorecards',
    crumbs: [scorecardsCrumb(given.council)],
    facts: [
      { term: 'Period', value: periodTitle(period) },
      ...knownFact(known),
      { term: 'Received', value: sayCountedAlone(all, keeps) },
    ],
    main: (
      <>
        <PeriodForm
          action={REGISTERS.complaints(given.council)}
          period={period}
          known={known}
          today={given.today}
          opensEntries={opensEntries(given)}
        />
        {may(given.acting, READ_REGISTERS) ? (
          <p>
            <Link href={REGISTERS.list(given.council, COMPLAINTS)}>The register of complaints</Link>
          </p>
        ) : (
          <p>
            You have the figures and no entry: numbers from 1 to {SMALL - 1} are not told, nor any that one of them
            follows from. Whoever may open the entries can give you the whole paper.
          </p>
        )}
        {all.sight === 'open-only' ? (
          <p>Counted from the open entries alone: restricted complaints are counted for those who keep the register.</p>
        ) : null}
        {all.not !== null ? (
          <EmptyState
            title={sayCounted(all, keeps)}
            purpose="Complaints by service, stage, theme and outcome stand here once they are in the register."
          />
        ) : (
          <>
            {beginningOf(all).map((words) => (
              <p key={words}>{`${capitalised(words)}.`}</p>
            ))}
            {resting === null ? null : <p>{resting}</p>}
            {finding === null ? null : (
              <p>
                <strong>Finding:</strong> {finding}
              </p>
            )}
            <Services figures={figures} keeps={keeps} />
            <Lines id="stages" caption="Stages" first="How far it went" lines={figures.stages} keeps={keeps} />
            <Lines
              id="themes"
              caption="Themes"
              first="What it is about (one complaint can have several)"
              lines={figures.themes}
              keeps={keeps}
            />
            <Declared figures={figures} keeps={keeps} />
            <DownloadList
              downloads={[
                {
                  title: 'The paper to edit',
                  href: REGISTERS.complaintsFile(given.council, 'docx', period.code, knownQuery(known)),
                  format: 'Word',
                },
                {
                  title: 'The paper to read',
                  href: REGISTERS.complaintsFile(given.council, 'pdf', period.code, knownQuery(known)),
                  format: 'PDF',
                },
                {
                  title: 'These figures',
                  href: REGISTERS.complaintsFile(given.council, 'csv', period.code, knownQuery(known)),
                  format: 'CSV',
                },
              ]}
            />
          </>
        )}
      </>
    ),
  });
};
