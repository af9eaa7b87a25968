import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../../../kernel/index.ts';
import { Chronology, type ChronologyEntry, Details, Link } from '../../../../ui/index.ts';
import type { Actor } from '../../../access/index.ts';
import { postTitle } from '../../../people/index.ts';
import { REGISTERS } from '../../addresses.ts';
import { answerText, type Names } from './answer-value.tsx';
import type { Answered, Told } from './story.ts';

type Of = {
  readonly council: string;
  readonly reference: string;
  readonly story: readonly Told[];
  readonly names: Names;
  /** Whether the reader may take back what was noted. */
  readonly mayTakeBack: (told: Told) => boolean;
  /** Whether it is the step that led to where the entry stands, whose time alone is put right. */
  readonly isStep: (told: Told) => boolean;
};

/** Who wrote something: the post, in which capacity and under which delegation; or the program. */
export const sayBy = ({ actor, post, capacity, delegation }: Actor, { posts }: Names): string =>
  post === null
    ? `by Remit itself (${actor})`
    : `by ${postTitle(posts, post)}, ${capacity}${delegation === null ? '' : `, under ${delegation}`}`;

const sayAnswer = ({ field, code, before, after }: Answered, names: Names): string => {
  const label = field?.label ?? code;
  const text = (value: NonNullable<Answered['before']>): string =>
    field === null ? String(value) : answerText(field, value, names);
  if (before === null) return `${label}: ${after === null ? '' : text(after)}`;
  return after === null
    ? `${label}: taken out, it was ${text(before)}`
    : `${label}: ${text(after)}, it was ${text(before)}`;
};

const Answers = ({ told, names }: { readonly told: Told; readonly names: Names }): JSX.Element | null => {
  const { answers } = told;
  if (answers.length === 0) return null;
  const list = (
    <ul>
      {answers.map((each) => (
        <li key={each.code} class="remit-words">
          {sayAnswer(each, names)}
        </li>
      ))}
    </ul>
  );
  const corrects = answers.some(({ before }) => before !== null);
  return corrects || answers.length <= 3 ? (
    list
  ) : (
    <Details summary={`What was answered then (${answers.length})`}>{list}</Details>
  );
};

const entryOf = ({ council, reference, names, mayTakeBack, isStep }: Of, told: Told): ChronologyEntry => {
  const { happened, takenBackBy, event, unwritten } = told;
  const written = unwritten
    ? 'By law. It will be written down within the minute.'
    : `Written down on ${formatInstant(told.knownAt)} ${sayBy(told.by, names)}`;
  return {
    id: `revision-${told.revision}`,
    when: happened.at === null ? formatDay(happened.day) : formatInstant(happened.at),
    what: told.what,
    told: written,
    counts: takenBackBy === null,
    children: (
      <>
        {told.words === null ? null : <p class="remit-words">{told.words}</p>}
        <Answers told={told} names={names} />
        {takenBackBy === null ? null : (
          <p>
            <strong>Taken back</strong> in <Link href={`#revision-${takenBackBy}`}>a later step</Link>: it counts no
            longer.
          </p>
        )}
        {event !== null && mayTakeBack(told) ? (
          <p>
            <Link
              href={REGISTERS.takeBack(council, reference, event)}
              label={`${isStep(told) ? 'Put the time right' : 'Take back'}: ${told.what}`}
            >
              {isStep(told) ? 'Put the time right' : 'Take this back'}
            </Link>
          </p>
        ) : null}
      </>
    ),
  };
};

/** What happened with an entry, in the order in which it happened, with who wrote it down and when; what was taken back stays in sight. */
export const StoryPart = (of: Of): JSX.Element => (
  <section id="chronology">
    <h2>What happened</h2>
    <Chronology entries={of.story.map((told) => entryOf(of, told))} />
  </section>
);
