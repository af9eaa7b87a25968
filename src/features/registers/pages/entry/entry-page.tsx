import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../../../kernel/index.ts';
import type { RouteAnswer } from '../../../../platform/http/index.ts';
import {
  Details,
  FilterForm,
  type KeyFact,
  KeyFacts,
  Link,
  Notice,
  type PageFact,
  StatusTag,
} from '../../../../ui/index.ts';
import { postTitle } from '../../../people/index.ts';
import { REGISTERS } from '../../addresses.ts';
import { beforeLapse } from '../../entry/before-lapse.ts';
import { lastStep } from '../../entry/correct-step.ts';
import type { Entry, Revision } from '../../entry/entry.ts';
import { publishFacts } from '../../publish/publish-facts.ts';
import { type RegisterType, stateOfType } from '../../type/register-type.ts';
import { atDay, type KnownOn, knownFilter, noSuchDay, readKnown } from '../known-on.tsx';
import { listCrumbs, nothingHere, type RegistersView, readerKeeps, registersPage } from '../view.tsx';
import { AnswersPart } from './answers-part.tsx';
import { tellClocks } from './clock-told.ts';
import { ClocksPart } from './clocks-part.tsx';
import { councilNames } from './council-names.ts';
import { asItStands } from './entry-part.ts';
import { keptFact } from './kept-fact.ts';
import { StepsPart } from './steps-part.tsx';
import { storyOf, type Told } from './story.ts';
import { StoryPart } from './story-part.tsx';

const CONFIDENTIALITY = {
  open: { words: 'Open', mark: { shape: 'ring', tone: 'neutral' } },
  restricted: { words: 'Restricted', mark: { shape: 'lock', tone: 'caution' } },
} as const;

const factsOf = ({ posts }: RegistersView, type: RegisterType, now: Revision): KeyFact[] => [
  {
    term: 'How it stands',
    value: now.kind === 'withdrawn' ? 'Withdrawn as made in error' : (stateOfType(type, now.state)?.label ?? now.state),
  },
  ...(now.caseReference === null ? [] : [{ term: 'Case reference', value: now.caseReference }]),
  ...(now.service === null ? [] : [{ term: 'Service that the council lists', value: now.service }]),
  {
    term: 'Who sees it',
    value:
      now.confidentiality === 'open' ? (
        <StatusTag {...CONFIDENTIALITY.open} />
      ) : (
        <>
          <StatusTag {...CONFIDENTIALITY.restricted} /> the office of the Chief Social Work Officer, the posts that keep
          the register
          {now.distribution.length === 0
            ? ''
            : `, and ${now.distribution.map((post) => postTitle(posts, post)).join(', ')}`}
        </>
      ),
  },
];

const Earlier = (props: { readonly council: string; readonly revisions: readonly Revision[] }): JSX.Element | null =>
  props.revisions.length < 2 ? null : (
    <Details summary={`As it was known earlier (${props.revisions.length - 1})`}>
      <ul>
        {props.revisions.slice(0, -1).map(({ reference, number, knownAt }) => (
          <li key={number}>
            <Link href={REGISTERS.asKnown(props.council, reference, number)}>As known on {formatInstant(knownAt)}</Link>
          </li>
        ))}
      </ul>
      <FilterForm
        label="Choose the day whose knowledge is shown"
        action={REGISTERS.entry(props.council, props.revisions[0]?.reference ?? '')}
        filters={[knownFilter({ day: null })]}
      />
    </Details>
  );

const Counted = ({ counts }: RegisterType): JSX.Element | null =>
  counts.length === 0 ? null : (
    <Details summary="What entries of this register count towards">
      <ul>
        {counts.map(({ measure, label }) => (
          <li key={measure}>{label}</li>
        ))}
      </ul>
    </Details>
  );

const whyNoClock = (type: RegisterType, now: Revision): string => {
  if (now.kind === 'withdrawn') return 'No clock runs: the entry was withdrawn.';
  return stateOfType(type, now.state)?.final === true
    ? 'No clock runs: nothing more is expected of this entry.'
    : 'No clock runs for this entry as it stands.';
};

const mayTakeBack =
  (given: RegistersView, type: RegisterType, entry: Entry) =>
  ({ event, takenBackBy, unwritten, revision }: Told): boolean =>
    !unwritten &&
    takenBackBy === null &&
    event !== null &&
    entry.now.kind !== 'withdrawn' &&
    (entry.revisions.some(({ number, kind }) => number === revision && kind === 'noted') ||
      lastStep(entry.revisions)?.event.number === event) &&
    readerKeeps(given, type.code);

/** The revisions known by the revision, or on the day, that the address asks for: all where it asks for none, null where there is none such. */
const asked = (
  { request }: RegistersView,
  { revisions }: Entry,
  { day, asAt }: KnownOn,
): readonly Revision[] | null => {
  if (day !== null) return revisions.filter(({ knownAt }) => knownAt <= asAt);
  const text = request.query['revision'] ?? '';
  if (text === '') return revisions;
  const found = /^[1-9]\d{0,5}$/.test(text) ? revisions.filter(({ number }) => number <= Number(text)) : [];
  return found.at(-1)?.number === Number(text) ? found : null;
};

/** An entry: what it says, what the law now requires, what can be done next, and what happened; or all that as it was known after an earlier revision. */
export const entryPage = async (
  given: RegistersView,
  { entry, type }: { readonly entry: Entry; readonly type: RegisterType },
): Promise<RouteAnswer> => {
  const { council, law, posts } = given;
  const known = readKnown(given.request.query['known'], given.now);
  if ('because' in known) return noSuchDay(given, known);
  const revisions = asked(given, entry, known);
  const last = revisions?.at(-1);
  if (last === undefined && known.day !== null) {
    const [first] = entry.revisions;
    const written = first === undefined ? '' : ` It was written down on ${formatInstant(first.knownAt)}.`;
    return noSuchDay(given, {
      because: `Nothing was known of ${entry.now.reference} on ${formatDay(known.day)}.${written}`,
    });
  }
  if (revisions === null || last === undefined) return nothingHere(given);
  const isNow = known.day === null && last.number === entry.now.number;
  const shown = isNow ? await asItStands(given, { entry, type }) : null;
  const { now, at, unwritten } = shown ?? {
    now: last,
    at: known.day === null ? last.knownAt : known.asAt,
    unwritten: [],
  };
  const parts = given.parts.filter(({ types }) => shown !== null && types.includes(type.code));
  const added = shown === null ? [] : await Promise.all(parts.map(({ draw }) => draw(given, shown)));
  const kept = await keptFact(given, type, revisions);
  const before = beforeLapse([...revisions, ...unwritten], type)?.state ?? null;
  const names = { posts, councils: await councilNames(given) };
  const facts: PageFact[] = [
    { term: 'Register', value: type.title },
    { term: 'Began', value: formatDay(now.events[0]?.day ?? now.knownAt.slice(0, 10)) },
  ];
  return registersPage(atDay(given, known), {
    title: now.reference,
    label: type.title,
    facts,
    crumbs: listCrumbs(council, type),
    main: (
      <>
        {isNow ? null : (
          <Notice tone="info" title={`As it was known on ${formatInstant(at)}`}>
            <Link href={REGISTERS.entry(council, last.reference)}>See it as it stands now</Link>
          </Notice>
        )}
        <KeyFacts
          facts={[
            ...factsOf(given, type, now),
            kept,
            ...(shown === null ? [] : publishFacts({ type, law, revisions: shown.revisions }, at)),
          ]}
        />
        {added}
        <ClocksPart clocks={tellClocks(type, law, now.clocks, at)} none={whyNoClock(type, now)} />
        {isNow ? <StepsPart given={given} type={type} now={now} before={before} /> : null}
        <AnswersPart council={council} type={type} now={now} names={names} />
        <StoryPart
          council={council}
          reference={now.reference}
          story={storyOf(type, revisions, unwritten)}
          names={names}
          mayTakeBack={isNow ? mayTakeBack(given, type, entry) : () => false}
          isStep={({ event }) => event !== null && lastStep(entry.revisions)?.event.number === event}
        />
        {isNow ? <Earlier council={council} revisions={revisions} /> : null}
        <Counted {...type} />
      </>
    ),
  });
};
