import type { JSX } from 'preact';

import { periodTitle } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { DataTable, DownloadList, DrawingFigure, EmptyState, type Mark, stackedBar } from '../../../ui/index.ts';
import { entryFor, submittedFigures } from '../../measures/index.ts';
import { LATEST } from '../../people/index.ts';
import { csvFile } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import type { Counted } from '../counts/count.ts';
import { splitsOf } from '../counts/submitted.ts';
import { notesOn, SMALL, sayCounted, tellsOfFew } from '../counts/words.ts';
import type { RegisterType } from '../type/register-type.ts';
import { COMPLAINTS, type ComplaintFigures, complaintFigures, type Line } from './complaint-figures.ts';
import { askedPeriod, PeriodForm } from './count-period.tsx';
import { hasNeed, indexCrumb, nothingHere, type RegistersView, registersPage } from './view.tsx';

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

const numberOf = ({ value }: Counted): number => value ?? 0;

// A number that is left out can be had back by subtraction: so where one of those that add up is small, or what remains of them is, none of them is told.
const tellsByPart = ({ services }: ComplaintFigures): boolean =>
  services.some(({ counted, outcomes }) => {
    const left = numberOf(counted) - outcomes.reduce((sum, each) => sum + numberOf(each), 0);
    return [counted, ...outcomes].some(tellsOfFew) || (left > 0 && left < SMALL);
  });

const tellsByService = ({ services }: ComplaintFigures): boolean => services.some(({ counted }) => tellsOfFew(counted));

/** What of the services a reader is told. */
const shownOf = (figures: ComplaintFigures, keeps: boolean): 'outcomes' | 'services' | 'nothing' =>
  keeps || !tellsByPart(figures) ? 'outcomes' : tellsByService(figures) ? 'nothing' : 'services';

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
  const table = (
    <DataTable
      id="services"
      caption={shown === 'outcomes' ? 'Complaints received, by service and outcome' : 'Complaints received, by service'}
      narrow="stack"
      columns={[
        { title: 'Service', rowHeader: true, cell: ({ words }: (typeof services)[number]) => words },
        { title: 'All', numeric: true, cell: ({ counted }) => sayCounted(counted, keeps) },
        ...(shown === 'outcomes' ? outcomes : []).map(({ words }, at) => ({
          title: words,
          numeric: true,
          cell: (row: (typeof services)[number]) => {
            const counted = row.outcomes[at];
            return counted === undefined ? '' : sayCounted(counted, keeps);
          },
        })),
      ]}
      rows={services}
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

const OUTCOME_MEASURES = ['complaints-upheld', 'complaints-partially-upheld', 'complaints-not-upheld'];

/** What the percentages of a paper rest on: the finding that they are no parts of all complaints received, or null where they are, or none was submitted. */
const findingOn = async (given: RegistersView, figures: ComplaintFigures, keeps: boolean): Promise<string | null> => {
  const submitted = await submittedFigures(given.tx, ['complaints-total', ...OUTCOME_MEASURES], LATEST);
  const { period, value, not } = figures.all;
  const stated = (measure: string): number | null => {
    const said = submitted.get(measure);
    const figure = said === undefined ? null : entryFor(said.series, period)?.figure;
    return figure == null ? null : Number(figure.value.toString());
  };
  const total = stated('complaints-total');
  const shares = OUTCOME_MEASURES.map(stated);
  if (total === null || shares.some((each) => each === null)) return null;
  const percentages = shares.filter((each) => each !== null);
  if (splitsOf(total, percentages).length > 0) return null;
  const list = percentages.map((each) => `${each}%`).join(', ');
  const told = `Submitted: ${total} complaints, of which ${list} by outcome. No division of ${total} into whole numbers gives these percentages`;
  const upheld = figures.declared.find(({ count }) => count.measure === OUTCOME_MEASURES[0]);
  const decided = upheld?.denominator ?? null;
  // What was submitted is of all complaints: held against the open ones alone it would tell how many are not.
  const { sight } = figures.all;
  if (not !== null || value === null || upheld === undefined || decided === null || sight !== 'all') return `${told}.`;
  if (!keeps && tellsOfFew(upheld)) return `${told}.`;
  const ways = splitsOf(decided, percentages);
  const [way] = ways;
  return ways.length === 1 && way !== undefined
    ? `${told}. They are shares of the ${decided} that are decided: ${way.join(', ')}.`
    : `${told}, and none of the ${decided} that are decided does either.`;
};

const rest = ({ declared, all }: ComplaintFigures, keeps: boolean): string | null => {
  const upheld = declared.find(({ count }) => count.measure === OUTCOME_MEASURES[0]);
  if (upheld?.denominator == null || all.value === null || (!keeps && tellsOfFew(upheld))) return null;
  const left = all.value - upheld.denominator;
  return left === 0
    ? `The shares are of all ${all.value} complaints received.`
    : `The shares are of the ${upheld.denominator} that are decided, not of all ${all.value} received: ${left === 1 ? 'one has' : `${left} have`} no finding.`;
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

const read = async (given: RegistersView) => {
  const type: RegisterType | undefined = given.types.get(COMPLAINTS);
  const period = askedPeriod(given.request.query['period'], given.today);
  if (type === undefined || period === null) return null;
  return { type, period, keeps: hasNeed(given, COMPLAINTS), figures: await complaintFigures(given, type, period) };
};

/** Complaints received in a period: by service and outcome with a picture, by stage and theme, in time, and what was improved. */
export const complaintsPage = async (given: RegistersView): Promise<RouteAnswer> => {
  const found = await read(given);
  if (found === null) return nothingHere(given);
  const { period, keeps, figures } = found;
  const { all } = figures;
  const finding = await findingOn(given, figures, keeps);
  const resting = rest(figures, keeps);
  return registersPage(given, {
    title: 'Complaints',
    label: 'Counted from the register',
    crumbs: [
      indexCrumb(given.council),
      { words: 'Complaints received', href: REGISTERS.list(given.council, COMPLAINTS) },
    ],
    facts: [
      { term: 'Period', value: periodTitle(period) },
      { term: 'Received', value: sayCounted(all, keeps) },
    ],
    main: (
      <>
        <PeriodForm action={REGISTERS.complaints(given.council)} period={period} today={given.today} />
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
                  title: 'These figures',
                  href: REGISTERS.complaints(given.council).concat(`.csv?period=${encodeURIComponent(period.code)}`),
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

/** The same figures as a file. */
export const complaintsFile = async (given: RegistersView): Promise<RouteAnswer> => {
  const found = await read(given);
  if (found === null) return nothingHere(given);
  const { period, keeps, figures } = found;
  const shown = shownOf(figures, keeps);
  const line = (part: string, words: string, counted: Counted) => [
    part,
    words,
    sayCounted(counted, keeps),
    notesOn(counted, keeps).join('; '),
  ];
  return {
    kind: 'file',
    type: 'text/csv; charset=utf-8',
    name: `${given.council}-complaints-${period.code.replaceAll('/', '-')}.csv`,
    bytes: csvFile(
      ['part', 'what', period.code, 'what to know'],
      [
        line('all', 'Complaints received', figures.all),
        ...(shown === 'nothing' ? [] : figures.services).flatMap(({ words, counted, outcomes }) => [
          line('service', words, counted),
          ...(shown === 'outcomes' ? outcomes : []).map((each, at) =>
            line('service and outcome', `${words}: ${figures.outcomes[at]?.words ?? ''}`, each),
          ),
        ]),
        ...(shown === 'outcomes' ? figures.outcomes : []).map(({ words, counted }) => line('outcome', words, counted)),
        ...figures.stages.map(({ words, counted }) => line('stage', words, counted)),
        ...figures.themes.map(({ words, counted }) => line('theme', words, counted)),
        ...figures.declared.map((counted) => line('counted', counted.count.label, counted)),
      ],
    ),
  };
};
