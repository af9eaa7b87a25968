import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import {
  Button,
  ButtonLink,
  DataTable,
  Details,
  Form,
  Inset,
  KeyFacts,
  Link,
  SelectField,
  TextAreaField,
} from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { ESCALATIONS_ADDRESS, READ_RESTRICTED_ESCALATIONS, TELLING } from '../escalations/index.ts';
import {
  everOwed,
  mayGive,
  mayWaive,
  neededFor,
  type Obligation,
  postsOf,
  sayByWhen,
  sayDistance,
  standingOf,
} from '../obligations/index.ts';
import {
  type Post,
  postChoice,
  postsThatCannotLead,
  postsWithRoleOf,
  postTitle,
  sayHeld,
  vacantPosts,
} from '../people/index.ts';
import { byCaller } from '../record/index.ts';
import { CLOCK, REGISTERS_ADDRESS } from '../registers/index.ts';
import { capitalised, fieldIn, hiddenOf } from '../site/index.ts';
import { formOf, OWED } from './addresses.ts';
import { givingIn } from './giving.ts';
import { type Happening, happeningsOf } from './history.ts';
import { readHistory } from './masked.ts';
import type { OwedView } from './owed-view.ts';
import { listCrumb, nothingOwed, OwnerLink, OwnRules, owedPage, StandingTag } from './page-frame.tsx';
import { sees } from './sight.ts';

const Waive = ({ given, owed }: { readonly given: OwedView; readonly owed: Obligation }): JSX.Element => (
  <Details summary="Waive it: it need not be answered" open={given.again?.which === 'waive'}>
    <div id="waive">
      <Form action={OWED.oneForm(given.council, owed.code, 'waive')} hidden={hiddenOf(given.request)}>
        <TextAreaField
          {...fieldIn(given.again, 'waive', 'reason')}
          label="Why it need not be answered"
          hint="The reason stays with it, and counts in the opinion on its function."
        />
        <Button words="Waive it" secondary />
      </Form>
    </div>
  </Details>
);

// The posts to which it can be given, by title: those that may owe what this is about, and do not owe it already.
const takersOf = ({ directory, now }: OwedView, owed: Obligation): readonly Post[] => {
  const unfit = postsThatCannotLead(directory, now);
  const needed = neededFor(owed.kind);
  const able = needed === null ? null : postsWithRoleOf(directory, needed.roles, now);
  return [...directory.posts.values()]
    .filter(({ code }) => !unfit.has(code) && (able === null || able.has(code)))
    .filter(({ code }) => code !== owed.ownerPost || owed.coPosts.length > 0)
    .sort((one, other) => one.title.localeCompare(other.title, 'en-GB'));
};

const Give = ({ given, owed }: { readonly given: OwedView; readonly owed: Obligation }): JSX.Element | null => {
  const posts = takersOf(given, owed);
  const vacant = vacantPosts(given.directory, given.today);
  if (posts.length === 0) return null;
  return (
    <Details summary="Give it to another post" open={given.again?.which === 'give'}>
      <div id="give">
        <Form action={OWED.oneForm(given.council, owed.code, 'give')} hidden={hiddenOf(given.request)}>
          <SelectField
            {...fieldIn(given.again, 'give', 'post')}
            label="Post"
            choices={[{ value: '', label: 'Choose a post' }, ...posts.map((each) => postChoice(each, vacant))]}
          />
          <TextAreaField {...fieldIn(given.again, 'give', 'reason')} label="Why" />
          <Button words="Give it to this post" secondary />
        </Form>
      </div>
    </Details>
  );
};

const Next = (props: {
  readonly given: OwedView;
  readonly owed: Obligation;
  readonly history: readonly Obligation[];
}): JSX.Element | null => {
  const { given, owed, history } = props;
  const { acting } = given.view;
  if (owed.state !== 'open') return null;
  if (owed.confidentiality === 'restricted')
    return owed.kind === CLOCK ? (
      <Inset>
        What it is about is restricted. It is done in the{' '}
        <Link href={REGISTERS_ADDRESS.index(given.council)}>registers</Link>, where those who keep that register see
        which entry it is.
      </Inset>
    ) : owed.kind === TELLING && may(acting, READ_RESTRICTED_ESCALATIONS) ? (
      <Inset>
        What it is about is restricted. It is answered among the{' '}
        <Link href={ESCALATIONS_ADDRESS.restricted(given.council)}>restricted risks</Link>, which are opened with a
        reason.
      </Inset>
    ) : (
      <Inset>What it is about is restricted. It is answered where that matter is kept.</Inset>
    );
  const mine = postsOf(owed).some((post) => post === acting?.post);
  const form = formOf(given.council, owed);
  const by = byCaller(given.request.caller, given.view.council.code);
  const waives = mayWaive(by, owed.kind) && !everOwed(by, history.flatMap(postsOf));
  const gives = mayGive(by, owed.kind);
  return (
    <>
      {mine && form !== OWED.one(given.council, owed.code) ? (
        <ButtonLink words={owed.kind === CLOCK ? 'Open the entry' : 'Answer'} href={form} />
      ) : null}
      {standingOf(owed, given.now) === 'not yet open' ? (
        <p>Nothing need be done before {formatDay(owed.opensOn)}, and it can be answered sooner.</p>
      ) : null}
      {waives ? <Waive given={given} owed={owed} /> : null}
      {gives ? <Give given={given} owed={owed} /> : null}
    </>
  );
};

const holderOf = ({ directory, today }: OwedView, post: string): string =>
  post === ''
    ? 'Nobody: the framework names no post'
    : sayHeld(
        directory.holdings.filter((each) => each.post === post),
        today,
        directory.mappings.some((each) => each.post === post),
      );

/** One thing owed: what, by when, why, by whom, what became of it, and the way to answer it. */
export const onePage = async (given: OwedView, code: string): Promise<RouteAnswer> => {
  const { council, directory, now, sight } = given;
  const history = await readHistory(given.database, council, code);
  const owed = history.at(-1);
  if (owed === undefined || !sees(sight, owed)) return nothingOwed(given, 'Nothing of this code is owed here');
  const title = (post: string): string => postTitle(directory.posts, post);
  const distance = sayDistance(owed, now);
  return owedPage(given, {
    title: owed.title,
    within: owed.code,
    label: 'What posts owe',
    crumbs: [listCrumb(council)],
    main: (
      <>
        <KeyFacts
          facts={[
            { term: 'Where it stands', value: <StandingTag given={given} owed={owed} /> },
            { term: 'By when', value: `${sayByWhen(owed)}${distance === '' ? '' : `, ${distance}`}` },
            { term: 'Owed by', value: <OwnerLink given={given} post={owed.ownerPost} /> },
            { term: 'That post today', value: holderOf(given, owed.ownerPost) },
            ...(owed.coPosts.length === 0
              ? []
              : [{ term: 'May be answered by', value: owed.coPosts.map(title).join(', ') }]),
            { term: 'Why', value: owed.rule === '' ? 'Not told here' : owed.rule },
            ...(owed.covers === null
              ? []
              : [{ term: 'Answers for', value: `${formatDay(owed.covers.first)} to ${formatDay(owed.covers.last)}` }]),
            { term: 'May be answered from', value: formatDay(owed.opensOn) },
            ...(owed.settledAt === null
              ? []
              : [{ term: capitalised(standingOf(owed, now)), value: formatInstant(owed.settledAt) }]),
            ...(owed.reason === null ? [] : [{ term: 'Reason', value: owed.reason }]),
          ]}
        />
        <Next given={given} owed={owed} history={history} />
        <h2>What became of it</h2>
        <DataTable
          id="history"
          caption="What became of it"
          captionHidden
          narrow="stack"
          columns={[
            { title: 'When', rowHeader: true, cell: ({ at }: Happening) => formatInstant(at) },
            { title: 'What', cell: ({ words }) => words },
          ]}
          rows={happeningsOf(history, title, await givingIn(given.database, council, history))}
        />
        <OwnRules />
      </>
    ),
  });
};
