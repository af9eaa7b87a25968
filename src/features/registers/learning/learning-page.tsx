import type { JSX } from 'preact';

import { formatDay, periodTitle } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { DataTable, EmptyState, FilterForm, Link, StatusTag } from '../../../ui/index.ts';
import { REGISTERS } from '../addresses.ts';
import { type FunctionTitles, titleOfFunction } from '../pages/function-titles.ts';
import { indexCrumb, type RegistersView, registersPage } from '../pages/view.tsx';
import { GradesPart } from './grades-part.tsx';
import { tallyOf } from './improvements.ts';
import { ImprovementsPart, ImprovementsPicture } from './improvements-part.tsx';
import { IMPROVEMENTS, isNarrowed, type LearningFilters, narrowed, offered, readNarrowing } from './narrow.ts';
import { type Learned, type Learning, MOST_READ, readLearning } from './read-learning.ts';

const RESTRICTED = { shape: 'lock', tone: 'caution' } as const;

const Narrowing = (props: {
  readonly given: RegistersView;
  readonly learned: readonly Learned[];
  readonly filters: LearningFilters;
}): JSX.Element => {
  const { given, learned, filters } = props;
  const { types, services, years } = offered(learned);
  const action = REGISTERS.learning(given.council);
  const all = { value: '', label: 'All' };
  return (
    <FilterForm
      label="Narrow what was learned"
      action={action}
      {...(isNarrowed(filters) ? { clearHref: action } : {})}
      filters={[
        {
          kind: 'select',
          name: 'register',
          label: 'Where it was learned',
          value: filters.register ?? '',
          choices: [all, ...types.map(({ code, many }) => ({ value: code, label: many }))],
        },
        {
          kind: 'select',
          name: 'service',
          label: 'Service',
          value: filters.service ?? '',
          choices: [all, ...services.map(([value, label]) => ({ value, label }))],
        },
        {
          kind: 'select',
          name: 'year',
          label: 'Began in',
          value: filters.year === null ? '' : String(filters.year),
          choices: [all, ...years.map(({ year, period }) => ({ value: String(year), label: periodTitle(period) }))],
        },
        {
          kind: 'select',
          name: 'improvements',
          label: 'Improvements',
          value: filters.improvements,
          choices: Object.entries(IMPROVEMENTS).map(([value, label]) => ({ value, label })),
        },
      ]}
    />
  );
};

type Summed = { readonly name: string; readonly part: string | null; readonly learned: readonly Learned[] };

// Of a register whose entries say what kind they are or for which service, a line for each of them.
const summedOf = (learned: readonly Learned[]): Summed[] => {
  const parts = new Map<string, Summed>();
  for (const each of learned) {
    const part = each.kind ?? each.service;
    const key = `${each.type.code} ${part ?? ''}`;
    parts.set(key, { name: each.type.many, part, learned: [...(parts.get(key)?.learned ?? []), each] });
  }
  return [...parts.values()].sort((a, b) => (`${a.name} ${a.part ?? ''}` < `${b.name} ${b.part ?? ''}` ? -1 : 1));
};

const ByFunction = (props: { readonly learned: readonly Learned[]; readonly titles: FunctionTitles }): JSX.Element => {
  const { learned, titles } = props;
  const functions = [...new Set(learned.map(({ type }) => type.function))].sort(
    (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
  );
  const tally = ({ learned: own }: Summed) => tallyOf(own.flatMap(({ improvements }) => improvements));
  return (
    <DataTable
      id="by-function"
      caption="By function and service"
      narrow="stack"
      groups={functions.map((code) => ({
        title: titleOfFunction(titles, code),
        rows: summedOf(learned.filter(({ type }) => type.function === code)),
      }))}
      columns={[
        {
          title: 'Where it was learned',
          rowHeader: true,
          cell: ({ name, part }: Summed) => (part === null ? name : `${name}: ${part}`),
        },
        { title: 'Entries', numeric: true, cell: ({ learned: own }) => own.length },
        { title: 'Not ended', numeric: true, cell: ({ learned: own }) => own.filter(({ isOver }) => !isOver).length },
        { title: 'Improvements done', numeric: true, cell: (line) => tally(line).done },
        { title: 'To be done', numeric: true, cell: (line) => tally(line).due },
        { title: 'No day is set', numeric: true, cell: (line) => tally(line)['no-day'] },
        { title: 'Overdue', numeric: true, cell: (line) => tally(line).overdue },
      ]}
    />
  );
};

const Lessons = (props: { readonly council: string; readonly learned: readonly Learned[] }): JSX.Element => (
  <section id="learned">
    <h2>What was learned</h2>
    <DataTable
      id="learned-table"
      caption="What was learned, what began last first"
      captionHidden
      narrow="stack"
      rows={props.learned}
      columns={[
        {
          title: 'Entry',
          rowHeader: true,
          cell: ({ reference, type, confidentiality }: Learned) => (
            <>
              <Link href={REGISTERS.entry(props.council, reference)}>{reference}</Link> ({type.title})
              {confidentiality === 'restricted' ? (
                <>
                  <br />
                  <StatusTag mark={RESTRICTED} words="Restricted" />
                </>
              ) : null}
            </>
          ),
        },
        { title: 'Kind or service', cell: ({ kind, service }) => kind ?? service ?? 'Not said' },
        { title: 'Began', cell: ({ openedOn }) => formatDay(openedOn) },
        { title: 'How it stands', cell: ({ state }) => state },
        {
          title: 'What was learned',
          cell: ({ told, themes, learned, source }) => {
            if (!told) return 'Inside the entry';
            const words = learned ?? (source.learned === undefined ? 'In the reviews that follow it' : 'Nothing yet');
            return (
              <>
                {themes.length === 0 ? null : <strong>{themes.join(', ')}. </strong>}
                <span class="remit-words">{words}</span>
              </>
            );
          },
        },
      ]}
    />
  </section>
);

// What the reader is not told, and why; and what waits for a reason.
const Untold = ({ given, learning }: { readonly given: RegistersView; readonly learning: Learning }): JSX.Element => (
  <>
    {learning.hidden.length === 0 ? null : (
      <p>
        Not told here, because only those who keep them are told of restricted entries:{' '}
        {learning.hidden.map(({ many }) => many.toLowerCase()).join(', ')}.
      </p>
    )}
    {learning.inPart.length === 0 ? null : (
      <p>Told from open entries alone: {learning.inPart.map(({ many }) => many.toLowerCase()).join(', ')}.</p>
    )}
    {learning.closed.map(({ code, many }) => (
      <p key={code}>
        {many}: numbers and days stand here, words inside the entries.{' '}
        <Link href={REGISTERS.door(given.council, code)} label={`Open them with a reason: ${many}`}>
          Open them with a reason
        </Link>
      </p>
    ))}
    {learning.more ? (
      <p>The {MOST_READ} entries that began last are read; older ones stand in their registers.</p>
    ) : null}
  </>
);

/** Learning from reviews and audits: by function and service, grades and their trend, what is to become better and what of it is overdue, and what was learned. */
export const learningPage =
  (functionTitles: (tx: RegistersView['tx']) => Promise<FunctionTitles>) =>
  async (given: RegistersView): Promise<RouteAnswer> => {
    const { council, request } = given;
    const learning = await readLearning(given);
    const filters = readNarrowing(learning.learned, request.query);
    const shown = narrowed(learning.learned, filters);
    const titles = await functionTitles(given.tx);
    const overdue = tallyOf(shown.flatMap(({ improvements }) => improvements)).overdue;
    return registersPage(given, {
      title: 'Learning from reviews and audits',
      crumbs: [indexCrumb(council)],
      facts: [
        { term: 'Entries', value: String(shown.length) },
        { term: 'Improvements overdue', value: String(overdue) },
      ],
      main:
        learning.learned.length === 0 ? (
          <>
            <EmptyState
              title="Nothing to learn from yet"
              purpose="Learning reviews, case file audits, large-scale investigations and the like stand here once they are in their registers: what was learned, what is to become better because of it, and what of that is overdue."
              first={{ words: 'The registers', href: REGISTERS.index(council) }}
            />
            <Untold given={given} learning={learning} />
          </>
        ) : (
          <>
            <Narrowing given={given} learned={learning.learned} filters={filters} />
            <Untold given={given} learning={learning} />
            {shown.length === 0 ? (
              <EmptyState
                title="No entry is like that"
                purpose="Choose something else above, or see them all."
                first={{ words: 'All that was learned', href: REGISTERS.learning(council) }}
              />
            ) : (
              <>
                <ImprovementsPicture learned={shown}>
                  <ByFunction learned={shown} titles={titles} />
                </ImprovementsPicture>
                <ImprovementsPart given={given} learned={shown} filters={filters} />
                <GradesPart council={council} learned={shown} />
                <Lessons council={council} learned={shown} />
              </>
            )}
          </>
        ),
    });
  };
