import type { ComponentChildren, JSX } from 'preact';

import { formatInstant } from '../../../../kernel/index.ts';
import { Button, CheckboxField, EnterPresses, Form, Inset, Link, Notice, RadioField } from '../../../../ui/index.ts';
import { sayCapacity } from '../../../access/index.ts';
import { type Delegation, postTitle } from '../../../people/index.ts';
import { hiddenOf } from '../../../site/index.ts';
import { REGISTERS } from '../../addresses.ts';
import { holds } from '../../entry/conditions.ts';
import type { Entry, FieldValues } from '../../entry/entry.ts';
import { isQuestion } from '../../entry/personal.ts';
import { type Drawing, MomentFields, propsOf } from '../../form/drawing.tsx';
import { textOf } from '../../form/typed.ts';
import type { EventKind, RegisterType } from '../../type/register-type.ts';
import { sayDelegation } from '../delegation-words.ts';
import { storyOf } from '../entry/story.ts';
import type { RegistersView } from '../view.tsx';
import { OWN } from './asked.ts';

type FormProps = {
  readonly given: RegistersView;
  readonly drawing: Drawing;
  readonly action: string;
  /** The revision of the entry that is before the reader; null where there is none yet. */
  readonly seen: number | null;
  readonly button: string;
  readonly children: ComponentChildren;
};

const asksWhetherLooked = ({ faults, typed }: Drawing): boolean =>
  faults.some(isQuestion) || textOf(typed, OWN.looked) === 'yes';

const Looked = ({ drawing }: { readonly drawing: Drawing }): JSX.Element | null =>
  asksWhetherLooked(drawing) ? (
    <>
      <Notice tone="warning" title="Something here could tell who a person is">
        <p>
          Registers hold the reference of a case and never a name, a date of birth, an address or a number that names
          somebody. Replace it, or tick that you looked. What counts as such is Remit’s own reading and can be wrong.
        </p>
      </Notice>
      <CheckboxField
        name={`${drawing.which}-${OWN.looked}`}
        value="yes"
        checked={textOf(drawing.typed, OWN.looked) === 'yes'}
        label="I looked: it is none"
      />
    </>
  ) : null;

/** A form of the registers: its questions, whether somebody looked, and its button, which is what Enter in any of its fields presses. */
export const RegisterForm = (props: FormProps): JSX.Element => {
  const { given, drawing, action, seen, button, children } = props;
  const hidden = seen === null ? {} : { [`${drawing.which}-${OWN.seen}`]: String(seen) };
  return (
    <section id={drawing.which}>
      <Form action={action} hidden={{ ...hiddenOf(given.request), ...hidden }}>
        <EnterPresses words={button} />
        {children}
        <Looked drawing={drawing} />
        <Button words={button} />
      </Form>
    </section>
  );
};

// What was done to it since, by which post, with the questions that were answered anew; what they say now stands in the form and on the entry's page.
const sinceThen = ({ given, drawing, entry, type }: Since): string[] => {
  const seen = Number(/^\d{1,9}$/.exec(textOf(drawing.typed, OWN.seen))?.[0] ?? 0);
  return storyOf(type, entry.revisions)
    .filter(({ revision }) => revision > seen)
    .toSorted((one, other) => one.revision - other.revision)
    .map(({ what, answers, by, knownAt }) => {
      const about = answers.flatMap(({ field }) => (field === null ? [] : [field.label]));
      const who = by.post === null ? '' : `, by ${postTitle(given.posts, by.post)}`;
      return `${what}${about.length === 0 ? '' : ` (${about.join('; ')})`}${who}, ${formatInstant(knownAt)}`;
    });
};

type Since = {
  readonly given: RegistersView;
  readonly drawing: Drawing;
  readonly entry: Entry;
  readonly type: RegisterType;
};

/** Said where somebody changed the entry while the form was filled in: what was typed is kept, and what changed since is told. */
export const ChangedSince = (props: Since): JSX.Element | null => {
  const { given, drawing, entry } = props;
  if (!drawing.faults.some(({ place }) => place.column === OWN.seen)) return null;
  return (
    <div id={`${drawing.which}-${OWN.seen}`}>
      <Notice tone="warning" title="The entry is no longer as you saw it">
        <p>What was done to it since you opened this page:</p>
        <ul>
          {sinceThen(props).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <p>
          What you typed is kept below, and nothing of it was saved.{' '}
          <Link href={REGISTERS.entry(given.council, entry.now.reference)}>Look at the entry as it stands now</Link>; if
          what you typed still holds, send it again.
        </p>
      </Notice>
    </div>
  );
};

/** When something happened, and to whom. */
export const HappenedFields = (props: {
  readonly drawing: Drawing;
  readonly event: EventKind;
  /** The answers of the entry, which say whom it is about; none where it is opened. */
  readonly fields?: FieldValues;
}): JSX.Element => {
  const { drawing, event, fields = {} } = props;
  const people = event.people?.filter(({ when = [] }) =>
    when.every((condition) => holds(condition, { state: '', events: [], fields })),
  );
  return (
    <>
      <MomentFields
        drawing={drawing}
        name={OWN.happened}
        label={`When: ${event.label}`}
        hint={event.precision === 'moment' ? 'The law counts from this minute.' : ''}
        timed={event.precision === 'moment'}
      />
      {people === undefined ? null : (
        <RadioField
          {...propsOf(
            drawing,
            OWN.person,
            'Who is it about?',
            'People are told apart by what they are to the case, never by name.',
          )}
          value={textOf(drawing.typed, OWN.person)}
          choices={people.map(({ code, label }) => ({ value: code, label }))}
        />
      )}
    </>
  );
};

/** In which capacity a decision that the law gives to the officer is made, before it is; of a depute by which delegation. */
export const Capacity = (props: {
  readonly given: RegistersView;
  /** The delegation by which the reader acts; null for whoever acts by none. */
  readonly delegation: Delegation | null;
}): JSX.Element | null => {
  const { given, delegation } = props;
  const { acting } = given;
  if (acting === null) return null;
  const { capacity, post } = acting;
  return (
    <Inset>
      <p>
        The law gives this to the Chief Social Work Officer. You do it as {postTitle(given.posts, post)} (
        {sayCapacity(capacity)}
        {capacity.kind === 'depute' ? `, under the delegation ${capacity.delegation}` : ''}), and the chronology will
        say so.
      </p>
      {delegation === null ? null : <p>Your delegation: {sayDelegation(delegation, given.posts)}</p>}
    </Inset>
  );
};

/** Which posts keep a register, in words. */
export const sayKeepers = (
  { keepers, posts }: Pick<RegistersView, 'keepers' | 'posts'>,
  { code }: Pick<RegisterType, 'code'>,
): string => {
  const titles = (keepers.get(code) ?? []).map((post) => postTitle(posts, post));
  return ['the Chief Social Work Officer', ...titles].join(', ');
};

/** Said instead of a form to whoever does not keep the register. */
export const NotKept = (props: { readonly given: RegistersView; readonly type: RegisterType }): JSX.Element => (
  <p>Your post does not keep this register. It is kept by: {sayKeepers(props.given, props.type)}.</p>
);
