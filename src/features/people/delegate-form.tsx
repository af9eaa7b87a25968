import type { JSX } from 'preact';

import { Button, CheckboxField, Form, SelectField, TextAreaField, TextField } from '../../ui/index.ts';
import { DELEGATION_KINDS, type DelegationKind } from '../access/index.ts';
import { fieldIn, hiddenOf, tickIn, wrongIn } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { LONGEST_MONTHS } from './deputising.ts';
import { rolesOf } from './hats.ts';
import type { PeopleView } from './page-frame.tsx';
import { sayPerson } from './read-model.ts';
import { canDeputise, deputeRank, roleFactsOf } from './roles-of-posts.ts';
import { TickGroup } from './tick-group.tsx';

// Everybody who holds a post today, or takes one up later, and could therefore be named; those who mostly deputise come first.
const deputeChoices = ({ directory, today, now }: PeopleView, covers: string) => {
  const facts = roleFactsOf(directory);
  return directory.holdings
    .filter(({ post, lastDay }) => post !== covers && (lastDay === null || lastDay >= today))
    .map((holding) => ({ ...holding, roles: rolesOf(facts, holding.post, now) }))
    .filter(({ roles }) => canDeputise(roles))
    .map(({ post, person, roles }) => ({
      value: `${post} ${person}`,
      label: `${sayPerson(directory.people, person)}: ${directory.posts.get(post)?.title ?? post}`,
      rank: deputeRank(roles),
    }))
    .filter(({ value }, index, all) => all.findIndex((each) => each.value === value) === index)
    .sort((a, b) => a.rank - b.rank || a.label.localeCompare(b.label, 'en-GB'))
    .map(({ value, label }) => ({ value, label }));
};

/** The form that delegates: who, for what, from when until when, and what is covered in words. */
export const DelegateForm = ({
  given,
  covers,
}: {
  readonly given: PeopleView;
  readonly covers: string;
}): JSX.Element => {
  const { again, council, request, directory } = given;
  return (
    <section id="make">
      <h2>Delegate</h2>
      <Form action={PEOPLE.deputising(council)} hidden={{ ...hiddenOf(request), 'make-covers': covers }}>
        <p>
          Covers the post: <strong>{directory.posts.get(covers)?.title ?? covers}</strong>. Lasts at most{' '}
          {LONGEST_MONTHS} months, and can be ended at any time.
        </p>
        <SelectField
          {...fieldIn(again, 'make', 'depute')}
          label="Who deputises"
          choices={[{ value: '', label: 'Choose a person and their post' }, ...deputeChoices(given, covers)]}
        />
        <TickGroup id="make-kinds" legend="What is covered" error={wrongIn(again, 'make', 'kinds')}>
          {(Object.keys(DELEGATION_KINDS) as DelegationKind[]).map((kind) => (
            <CheckboxField key={kind} {...tickIn(again, 'make', kind)} label={DELEGATION_KINDS[kind]} />
          ))}
        </TickGroup>
        <TextField
          {...fieldIn(again, 'make', 'from')}
          label="From: day"
          kind="date"
          hint="Leave day and time empty to begin at once."
        />
        <TextField
          {...fieldIn(again, 'make', 'from_time')}
          label="From: time"
          characters={5}
          hint="Such as 09:00 or 9am"
        />
        <TextField {...fieldIn(again, 'make', 'to')} label="Until: day" kind="date" />
        <TextField
          {...fieldIn(again, 'make', 'to_time', '17:00')}
          label="Until: time"
          characters={5}
          hint="Such as 17:00 or 5pm"
        />
        <TextAreaField
          {...fieldIn(again, 'make', 'scope')}
          label="What is covered and what is not"
          hint="A sentence or two. It stands in the record for good, so name posts and no people who use services."
        />
        <Button words="Delegate" />
      </Form>
    </section>
  );
};
