import type { JSX } from 'preact';

import type { RouteAnswer } from '../../platform/http/index.ts';
import { DataTable, Details, EmptyState, FilterForm, Link, StatusTag } from '../../ui/index.ts';
import { postTitle } from '../people/index.ts';
import { count } from '../site/index.ts';
import { ASSURANCE } from './addresses.ts';
import type { Facts } from './facts.ts';
import { assurancePage, FrameworkTabs, frameworkCrumb } from './frame.tsx';
import { examined, type Finding, findingsOf, isSeverity, SEVERITIES } from './quality/finding.ts';
import { readSurroundings } from './quality/read-surroundings.ts';
import { QUALITY_RULES } from './quality/rules.ts';
import { asKnownAt } from './raw.ts';
import { readRaw } from './read-model.ts';
import type { AssuranceView } from './view.ts';

const BEGINNING = '1900-01-01';

const functionOf = ({ place }: Finding, facts: Facts): string | null =>
  place.kind === 'function'
    ? place.code
    : place.kind === 'mechanism'
      ? (facts.mechanisms.find(({ code }) => code === place.code)?.function ?? null)
      : null;

const Where = ({ given, facts, finding }: { given: AssuranceView; facts: Facts; finding: Finding }): JSX.Element => {
  const { kind, code } = finding.place;
  if (kind === 'function') {
    const title = facts.functions.find((each) => each.code === code)?.title ?? '';
    return <Link href={ASSURANCE.function(given.council, code)}>{`${code}: ${title}`}</Link>;
  }
  if (kind === 'mechanism') {
    const title = facts.mechanisms.find((each) => each.code === code)?.title ?? code;
    return <Link href={ASSURANCE.mechanism(given.council, code)}>{title}</Link>;
  }
  return <Link href={ASSURANCE.owners(given.council)}>{postTitle(given.posts, code)}</Link>;
};

const OfRule = (props: { given: AssuranceView; facts: Facts; findings: readonly Finding[] }): JSX.Element | null => {
  const { given, facts, findings } = props;
  const [first] = findings;
  if (first === undefined) return null;
  const { code, title, severity, why, remedy } = first.rule;
  return (
    <section>
      <h2 id={code}>{title}</h2>
      <p>
        <StatusTag mark={SEVERITIES[severity].mark} words={SEVERITIES[severity].words} /> {why}
      </p>
      <p>
        <strong>What to do:</strong> {remedy}
      </p>
      <DataTable
        id={`found-${code}`}
        caption={`${title}: where`}
        captionHidden
        narrow="stack"
        compact
        rows={findings}
        columns={[
          {
            title: 'Where',
            rowHeader: true,
            cell: (finding: Finding) => <Where given={given} facts={facts} finding={finding} />,
          },
          { title: 'What was found', cell: ({ found }) => found },
        ]}
      />
    </section>
  );
};

const Rules = (): JSX.Element => (
  <Details summary={`The ${QUALITY_RULES.length} rules that were looked at`}>
    <p>They are Remit’s own and no law’s.</p>
    <ul>
      {QUALITY_RULES.map(({ code, title, severity }) => (
        <li key={code}>
          {title} ({SEVERITIES[severity].words.toLowerCase()})
        </li>
      ))}
    </ul>
  </Details>
);

/** What is wrong with how the framework is built and how it is worked, with why it matters and what to do. */
export const qualityPage = async (given: AssuranceView): Promise<RouteAnswer> => {
  const { query } = given.request;
  const facts = asKnownAt(await readRaw(given.tx, { since: BEGINNING, until: given.now, words: true }), given.now);
  const all =
    facts.mechanisms.length === 0
      ? []
      : findingsOf(QUALITY_RULES, examined(facts, await readSurroundings(given.tx, given.now)));
  const severity = isSeverity(query['severity'] ?? '') ? query['severity'] : undefined;
  const named = facts.functions.some(({ code }) => code === query['function']) ? query['function'] : undefined;
  const shown = all
    .filter(({ rule }) => severity === undefined || rule.severity === severity)
    .filter((finding) => named === undefined || functionOf(finding, facts) === named);
  const byRule = [...Map.groupBy(shown, ({ rule }) => rule.code).values()];
  const filtered = severity !== undefined || named !== undefined;
  return assurancePage(given, {
    title: 'The quality of the framework',
    crumbs: [frameworkCrumb(given.council)],
    main: (
      <>
        <FrameworkTabs given={given} current="quality" />
        {facts.mechanisms.length === 0 ? (
          <EmptyState
            title="There is no framework to look at yet"
            purpose="Once one is loaded, this page says what a careful auditor would: where assurance rests on too little, and what to do about it."
            first={{ words: 'See the framework', href: ASSURANCE.framework(given.council) }}
          />
        ) : (
          <>
            <FilterForm
              label="Narrow the findings"
              action={ASSURANCE.quality(given.council)}
              filters={[
                {
                  kind: 'select',
                  name: 'severity',
                  label: 'How much it matters',
                  value: severity ?? '',
                  choices: [
                    { value: '', label: 'All' },
                    ...Object.entries(SEVERITIES).map(([value, { words }]) => ({ value, label: words })),
                  ],
                },
                {
                  kind: 'select',
                  name: 'function',
                  label: 'Function',
                  value: named ?? '',
                  choices: [
                    { value: '', label: 'All' },
                    ...facts.functions.map(({ code, title }) => ({ value: code, label: `${code}: ${title}` })),
                  ],
                },
              ]}
              {...(filtered ? { clearHref: ASSURANCE.quality(given.council) } : {})}
            />
            {shown.length === 0 ? (
              <EmptyState
                title={filtered ? 'Nothing was found under this filter' : 'Nothing was found'}
                purpose={`All ${QUALITY_RULES.length} rules were looked at just now. They are listed below.`}
              />
            ) : (
              <p>
                {count(shown.length, 'finding')} by {count(byRule.length, 'rule')} of {QUALITY_RULES.length}.
              </p>
            )}
            {byRule.map((findings) => (
              <OfRule key={findings[0]?.rule.code} given={given} facts={facts} findings={findings} />
            ))}
            <Rules />
          </>
        )}
      </>
    ),
  });
};
