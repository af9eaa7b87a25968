import type { JSX } from 'preact';

import { htmlBody, type PaperDocument } from '../../documents/index.ts';
import { formatDay, formatInstant, lastDay, type Period, periodTitle } from '../../kernel/index.ts';
import { DownloadList, EmptyState, Link, Notice } from '../../ui/index.ts';
import { paperWithin } from '../reports/index.ts';
import { ADDRESS, type CouncilView, councilPage } from '../site/index.ts';
import { STATEMENT, type StatementFormat } from './addresses.ts';
import type { StatementFacts } from './facts.ts';
import { sayToCome } from './say.ts';

type StatementPage = {
  readonly view: CouncilView;
  readonly facts: StatementFacts;
  readonly document: PaperDocument;
  readonly years: readonly Period[];
};

const FORMATS: readonly { readonly format: StatementFormat; readonly title: string; readonly name: string }[] = [
  { format: 'docx', title: 'The statement as a Word document, to edit', name: 'Word' },
  { format: 'pdf', title: 'The statement to read and print', name: 'PDF' },
  { format: 'html', title: 'The statement as a web page', name: 'HTML' },
  { format: 'json', title: 'The statement as data', name: 'JSON' },
];

const Ready = ({ facts }: Pick<StatementPage, 'facts'>): JSX.Element => {
  const { reach, year } = facts;
  return reach.soFar ? (
    <Notice tone="warning" title={`Draft: the year ${periodTitle(year)} is still running`}>
      <p>
        It ends on {formatDay(lastDay(year))}. {sayToCome(facts)}
      </p>
    </Notice>
  ) : (
    <Notice tone="info" title="What is left to write before it is signed">
      <p>
        The clerk gives the committee, the date and the number; the implications and who was consulted are written in
        Word.
      </p>
    </Notice>
  );
};

const OtherYears = ({ view, facts, years }: StatementPage): JSX.Element | null => {
  const others = years.filter(({ code }) => code !== facts.year.code);
  if (others.length === 0) return null;
  return (
    <>
      <h2>Statements of other years</h2>
      <ul>
        {others.map((year) => (
          <li key={year.code}>
            <Link href={STATEMENT.page(view.council.code, year.code)}>{periodTitle(year)}</Link>
          </li>
        ))}
      </ul>
    </>
  );
};

const crumbOf = (view: CouncilView) => ({ words: 'Assurance', href: ADDRESS.assurance(view.council.code) });

/** The statement as members will see it, with what is left to do and the files. */
export const statementPage = (page: StatementPage): string => {
  const { view, facts, document, years } = page;
  return councilPage(view, {
    title: `Statement of assurance, ${periodTitle(facts.year)}`,
    label: 'Statement',
    part: 'assurance',
    figures: false,
    crumbs: [crumbOf(view)],
    facts: [{ term: 'As known at', value: formatInstant(facts.asAt) }],
    main: (
      <>
        <Ready facts={facts} />
        <h2>Take it away</h2>
        <DownloadList
          downloads={FORMATS.map(({ format, title, name }) => ({
            title,
            href: STATEMENT.file(view.council.code, facts.year.code, format),
            format: name,
          }))}
        />
        <h2>The statement as members will see it</h2>
        <div dangerouslySetInnerHTML={{ __html: paperWithin(htmlBody(document)) }} />
        <OtherYears view={view} facts={facts} document={document} years={years} />
      </>
    ),
  });
};

/** Where there is nothing to state: why, and where to begin. */
export const noStatementPage = (view: CouncilView, why: string, years: readonly Period[]): string =>
  councilPage(view, {
    title: 'There is no statement of assurance yet',
    label: 'Statement',
    part: 'assurance',
    figures: false,
    crumbs: [crumbOf(view)],
    main: (
      <>
        <EmptyState
          title={`${why}.`}
          purpose="The statement tells elected members once a year how the Council is assured on each function of the Chief Social Work Officer: what came in, what is missing, and the opinion that follows. It is made from the framework of assurance, by itself."
          first={{ words: 'See the framework of assurance', href: ADDRESS.assurance(view.council.code) }}
        />
        {years.length === 0 ? null : (
          <>
            <h2>Years that can be asked for</h2>
            <ul>
              {years.map((year) => (
                <li key={year.code}>
                  <Link href={STATEMENT.page(view.council.code, year.code)}>{periodTitle(year)}</Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  });
