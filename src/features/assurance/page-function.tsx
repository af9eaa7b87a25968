import type { JSX } from 'preact';

import { dayOf, formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { DataTable, Details, Inset, Link, Notice } from '../../ui/index.ts';
import { ANSWERS, READ_ANSWERS } from '../answers/index.ts';
import { postTitle } from '../people/index.ts';
import { FACTORS, type Factor } from './factor.ts';
import { assurancePage, frameworkCrumb, LevelTag, nothingHere } from './frame.tsx';
import { historyOf, historySince } from './history.ts';
import { HistoryOf } from './history-picture.tsx';
import { MechanismRows } from './mechanism-rows.tsx';
import { readAhead } from './next-due.tsx';
import { OpinionForm } from './opinion-form.tsx';
import { type OpinionNow, opinionsOnce } from './opinions-of.ts';
import { Levels, Meanings } from './page-framework.tsx';
import { SETTLE_OPINION } from './policy.ts';
import { readRaw } from './read-model.ts';
import { countedFor } from './read-page.ts';
import { Thresholds } from './thresholds-table.tsx';
import type { AssuranceView } from './view.ts';

const QUARTERS = 8;

const Overruled = ({ given, opinion }: { given: AssuranceView; opinion: OpinionNow }): JSX.Element | null => {
  const { overruled } = opinion;
  if (overruled === null) return null;
  const { reason, post, capacity, knownAt } = overruled.given;
  const by = post === null ? capacity : postTitle(given.posts, post);
  return (
    <>
      <Inset>
        <p>
          {by} ({capacity}), {formatDay(dayOf(knownAt))}: {reason}
        </p>
      </Inset>
      {overruled.old ? (
        <Notice tone="warning" title="This opinion was given more than a quarter ago">
          <p>What it rested on may have changed. It stands until it is confirmed, changed or taken back.</p>
        </Notice>
      ) : null}
    </>
  );
};

// Beneath the table and not in its cell: at 320 px the cell leaves a list of reasons half a column.
const Waived = ({ factors }: { readonly factors: readonly Factor[] }): JSX.Element | null => {
  const waived = factors.flatMap((factor) => factor.waived ?? []);
  return waived.length === 0 ? null : (
    <Details summary={`What was waived and left out of coverage, and why: ${waived.length}`}>
      <ul>
        {waived.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Details>
  );
};

const Factors = ({ factors }: { readonly factors: readonly Factor[] }): JSX.Element => (
  <DataTable
    id="factors"
    caption="What the opinion rests on"
    captionHidden
    narrow="stack"
    rows={factors}
    columns={[
      {
        title: 'Question',
        rowHeader: true,
        cell: ({ name }: Factor) => `${FACTORS[name].words}: ${FACTORS[name].question}`,
      },
      { title: 'Allows at most', cell: ({ level }) => <LevelTag level={level} /> },
      { title: 'What was found', cell: ({ sentence }) => sentence },
    ]}
  />
);

const Raise = ({ opinion: { held } }: { readonly opinion: OpinionNow }): JSX.Element | null =>
  held.length === 0 ? null : (
    <>
      <h2>What would raise it</h2>
      {held.map(({ name, raise }) => (
        <div key={name}>
          <h3>{FACTORS[name].words}</h3>
          <ul>
            {raise.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );

const Concerns = ({ given, opinion }: { given: AssuranceView; opinion: OpinionNow }): JSX.Element => (
  <>
    <h2>Concerns that are open</h2>
    {opinion.concerns.length === 0 ? <p>None.</p> : null}
    {opinion.concerns.length > 0 && given.may(READ_ANSWERS) ? (
      <>
        <ul>
          {opinion.concerns.map(({ code, words, severity, raisedOn }) => (
            <li key={code}>
              <strong>{severity === 'serious' ? 'Serious' : 'Concern'}</strong>, {code}, since {formatDay(raisedOn)}:{' '}
              {words}
            </li>
          ))}
        </ul>
        <p>
          <Link href={ANSWERS.concerns(given.council)}>All concerns, and closing them</Link>
        </p>
      </>
    ) : null}
    {opinion.concerns.length > 0 && !given.may(READ_ANSWERS) ? (
      <p>
        {opinion.concerns.length}, of which {opinion.concerns.filter(({ severity }) => severity === 'serious').length}{' '}
        serious. What they say is open to the posts that answer and review.
      </p>
    ) : null}
  </>
);

const Law = ({ opinion }: { readonly opinion: OpinionNow }): JSX.Element => {
  const { statutoryBasis, verified, note } = opinion.function;
  return (
    <Details summary="Where the function stands in the law">
      <p>
        {statutoryBasis === null ? 'No statute is stated for it.' : `${statutoryBasis}.`}{' '}
        {statutoryBasis === null ? '' : verified ? 'Verified against the law.' : 'Not verified against the law.'}
      </p>
      {note === null ? null : <p>{note}</p>}
    </Details>
  );
};

const Gaps = ({ opinion: { gaps } }: { readonly opinion: OpinionNow }): JSX.Element | null =>
  gaps.length === 0 ? null : (
    <>
      <h2>What there is nothing to judge by</h2>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
    </>
  );

/** One function: its opinion explained, what would raise it, its history, its mechanisms, and the officer's own opinion. */
export const functionPage = async (given: AssuranceView): Promise<RouteAnswer> => {
  const code = given.request.path['function'] ?? '';
  const only = await countedFor(given.tx, { function: code });
  const since = historySince(given.now, QUARTERS);
  // Read is what counts for this function and no more, so of the opinions that come of it this one alone says anything.
  const raw = await readRaw(given.tx, { since, until: given.now, words: false, only });
  const { opinions, facts } = opinionsOnce(raw, given.now);
  const opinion = opinions.find((each) => each.function.code === code);
  if (opinion === undefined) return nothingHere(given, 'There is no such function');
  const ahead = await readAhead(
    given,
    opinion.standings.map(({ source }) => source.code),
  );
  const history = historyOf(raw, code, given.now, QUARTERS);
  return assurancePage(given, {
    title: opinion.function.title,
    label: `Function ${code.replace(/^F/, '')} of the Chief Social Work Officer`,
    crumbs: [frameworkCrumb(given.council)],
    main: (
      <>
        <Levels opinion={opinion} />
        <Overruled given={given} opinion={opinion} />
        <p class="remit-lead">{opinion.reason}</p>
        <Factors factors={opinion.factors} />
        <Waived factors={opinion.factors} />
        <Thresholds />
        <Meanings />
        <Raise opinion={opinion} />
        <HistoryOf code={code} history={history} today={given.today} opinion={opinion} />
        <h2>Mechanisms</h2>
        {opinion.standings.length === 0 ? (
          <p>None stands under this function.</p>
        ) : (
          <MechanismRows
            given={given}
            id="mechanisms"
            caption="Mechanisms of this function"
            standings={opinion.standings}
            facts={facts}
            ahead={ahead}
          />
        )}
        <Concerns given={given} opinion={opinion} />
        <Gaps opinion={opinion} />
        <Law opinion={opinion} />
        {given.may(SETTLE_OPINION) ? <OpinionForm given={given} opinion={opinion} /> : null}
      </>
    ),
  });
};
