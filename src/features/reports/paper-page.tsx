import type { JSX } from 'preact';

import { htmlBody, type PaperDocument } from '../../documents/index.ts';
import { formatDay, type Period, periodTitle } from '../../kernel/index.ts';
import { DataTable, Details, DownloadList, Link, Notice } from '../../ui/index.ts';
import { DisagreementTable, disagreementRow } from '../measures/index.ts';
import { postTitle } from '../people/index.ts';
import { ADDRESS, type CouncilView, councilPage, count, type PaperFormat } from '../site/index.ts';
import { findingsOf } from './findings.ts';
import type { PaperFacts } from './paper-facts.ts';
import { readTemplate } from './template.ts';
import { awaitedTexts, type WantedText } from './wanted-texts.ts';

type PaperPage = {
  readonly view: CouncilView;
  readonly facts: PaperFacts;
  readonly document: PaperDocument;
  readonly periods: readonly Period[];
};

/** The paper's own heading stands at the head of the page, which has one already: inside the page it becomes a line of the paper. */
export const paperWithin = (article: string): string =>
  article.replace(/<h1\b[^>]*>([\s\S]*?)<\/h1>/, '<p class="remit-paper__title"><strong>$1</strong></p>');

const FORMATS: readonly { readonly format: PaperFormat; readonly title: string; readonly name: string }[] = [
  { format: 'docx', title: 'The paper to edit', name: 'Word' },
  { format: 'pdf', title: 'The paper to read and print', name: 'PDF' },
  { format: 'json', title: 'The assessment as data', name: 'JSON' },
];

const QUESTIONS: Readonly<Record<string, string>> = {
  performing: 'how we are performing',
  planned: 'planned improvement',
  timescale: 'timescale',
  resources: 'resource implications',
};

/** What a text is about, in words: "Exception report on foster households: timescale". */
const sayPlace = (place: string, facts: PaperFacts): string => {
  const [kind = '', code = '', question = ''] = place.split('/');
  if (kind === 'exception') {
    const measure = facts.assessment.measures.find((each) => each.measure.code === code);
    return `Exception report, ${measure?.measure.title ?? code}: ${QUESTIONS[question] ?? question}`;
  }
  if (kind === 'achievements') {
    return `Key achievements: ${facts.priorities.find((priority) => priority.code === code)?.title ?? code}`;
  }
  const words = place.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

type Owed = { readonly post: string; readonly places: readonly string[] };

const owedByPost = (awaited: readonly WantedText[], facts: PaperFacts): Owed[] => {
  const groups = new Map<string, string[]>();
  for (const { place, post } of awaited) {
    const title = post === null ? 'No post is named' : postTitle(facts.posts, post);
    const places = groups.get(title);
    if (places === undefined) groups.set(title, [sayPlace(place, facts)]);
    else places.push(sayPlace(place, facts));
  }
  return [...groups].map(([post, places]) => ({ post, places }));
};

const Awaited = ({ facts }: { readonly facts: PaperFacts }): JSX.Element | null => {
  const template = readTemplate(facts.template);
  const awaited = template.ok ? awaitedTexts(facts, template.value) : [];
  if (awaited.length === 0) {
    return <Notice tone="success" title="Every text of this paper has been written" />;
  }
  const owed = owedByPost(awaited, facts);
  return (
    <>
      <Notice
        tone="warning"
        title={`Draft: ${count(awaited.length, 'text')} awaited from ${count(owed.length, 'post')}`}
      />
      <DataTable
        id="awaited"
        caption="Texts awaited, by the post that owes them"
        narrow="stack"
        compact
        columns={[
          { title: 'From', rowHeader: true, cell: ({ post }: Owed) => post },
          { title: 'How many', numeric: true, cell: ({ places }) => places.length },
          {
            title: 'What',
            cell: ({ places }) => (
              <Details summary="Show them">
                <ul>
                  {places.map((place) => (
                    <li key={place}>{place}</li>
                  ))}
                </ul>
              </Details>
            ),
          },
        ]}
        rows={owed}
      />
    </>
  );
};

const Findings = ({ view, facts }: PaperPage): JSX.Element | null => {
  const findings = findingsOf(facts.assessment);
  if (findings.length === 0) return null;
  return (
    <>
      <Notice tone="warning" title={`Sources disagree on ${count(findings.length, 'figure')}`} />
      <DisagreementTable
        id="disagreements"
        rows={findings.map((finding) =>
          disagreementRow(finding.measure, { ...finding, measure: finding.measure.code }),
        )}
        hrefOf={({ code }) => ADDRESS.measure(view.council.code, code, { plan: facts.plan.code })}
      />
    </>
  );
};

const OtherPapers = ({ view, facts, periods }: PaperPage): JSX.Element | null => {
  const others = periods.filter(({ code }) => code !== facts.period.code);
  if (others.length === 0) return null;
  return (
    <>
      <h2>Papers of other periods</h2>
      <ul>
        {others.map((period) => (
          <li key={period.code}>
            <Link href={ADDRESS.paper(view.council.code, facts.plan.code, period)}>{periodTitle(period)}</Link>
          </li>
        ))}
      </ul>
    </>
  );
};

/** "Is it ready?": what is still awaited and from whom, the files, then the paper as members will see it. */
export const paperPage = (page: PaperPage): string => {
  const { view, facts, document } = page;
  const { plan, period, head } = facts;
  return councilPage(view, {
    title: `Paper for committee, ${periodTitle(period)}`,
    within: plan.title,
    label: 'Paper',
    part: 'paper',
    crumbs: [{ words: plan.title, href: ADDRESS.plan(view.council.code, plan.code, { period: period.code }) }],
    facts: [
      { term: 'Committee', value: head.committee ?? 'Not yet said' },
      { term: 'Date', value: head.date === null ? 'To be given by the clerk' : formatDay(head.date) },
    ],
    main: (
      <>
        <h2>Is it ready?</h2>
        <Awaited facts={facts} />
        <Findings {...page} />
        <h2>Take it away</h2>
        <DownloadList
          downloads={FORMATS.map(({ format, title, name }) => ({
            title,
            href: ADDRESS.paperFile(view.council.code, plan.code, period, format),
            format: name,
          }))}
        />
        <h2>The paper as members will see it</h2>
        <div dangerouslySetInnerHTML={{ __html: paperWithin(htmlBody(document)) }} />
        <OtherPapers {...page} />
      </>
    ),
  });
};
