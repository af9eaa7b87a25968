import type { JSX } from 'preact';

import { Button, Form, RadioField, TextField } from '../../ui/index.ts';
import { fieldIn, hiddenOf } from '../site/index.ts';
import { MEETINGS } from './addresses.ts';
import type { Meeting } from './meeting.ts';
import { MOST_IN_SERIES, RHYTHMS } from './series.ts';
import type { MeetingsView } from './view.tsx';

/** The answers on one meeting; `now` null for a new one. */
export const MeetingFields = (props: {
  readonly given: MeetingsView;
  readonly which: string;
  readonly now: Meeting | null;
}): JSX.Element => {
  const { which, now } = props;
  const { again } = props.given;
  return (
    <>
      <TextField {...fieldIn(again, which, 'day', now?.day ?? '')} label="Day" kind="date" />
      <TextField
        {...fieldIn(again, which, 'time', now?.time ?? '')}
        label="When it begins"
        hint="Such as 14:30. Leave it empty while it is not known."
        characters={5}
        autocomplete="off"
      />
      <TextField
        {...fieldIn(again, which, 'title', now?.title ?? '')}
        label="What for, if it is more than a usual meeting"
        autocomplete="off"
      />
      <TextField
        {...fieldIn(again, which, 'papers_due', now?.papersDue ?? '')}
        label="Day on which papers are due, if there is one"
        kind="date"
      />
    </>
  );
};

type Planned = { readonly given: MeetingsView; readonly group: string };

const Series = ({ given, group }: Planned): JSX.Element => {
  const { again, council, request } = given;
  return (
    <section id="series">
      <h2>Put several meetings in the calendar</h2>
      <p>
        From the first day to at most the last, {MOST_IN_SERIES} at most. By months they keep the weekday of the first:
        the second Tuesday stays the second Tuesday, and a fifth becomes the last. Each can be moved or cancelled by
        itself.
      </p>
      <Form action={MEETINGS.series(council, group)} hidden={hiddenOf(request)}>
        <TextField {...fieldIn(again, 'series', 'first')} label="First day" kind="date" />
        <RadioField
          {...fieldIn(again, 'series', 'rhythm', 'monthly')}
          label="How often"
          choices={Object.entries(RHYTHMS).map(([value, label]) => ({ value, label }))}
        />
        <TextField {...fieldIn(again, 'series', 'last')} label="Last day" kind="date" />
        <TextField
          {...fieldIn(again, 'series', 'time')}
          label="When they begin"
          hint="Such as 14:30. Leave it empty while it is not known."
          characters={5}
          autocomplete="off"
        />
        <TextField
          {...fieldIn(again, 'series', 'papers_before')}
          label="Papers are due so many days before, if they are"
          characters={3}
          numeric
          autocomplete="off"
        />
        <TextField
          {...fieldIn(again, 'series', 'title')}
          label="What for, if they are more than usual meetings"
          autocomplete="off"
        />
        <Button words="Put them in the calendar" />
      </Form>
    </section>
  );
};

/** The forms that put meetings of a group in the calendar: several at once, and one. */
export const PlanForms = ({ given, group }: Planned): JSX.Element => (
  <>
    <Series given={given} group={group} />
    <section id="meeting">
      <h2>Put one meeting in the calendar</h2>
      <p>One that is past can be put in as well, to record who attended.</p>
      <Form action={MEETINGS.group(given.council, group)} hidden={hiddenOf(given.request)}>
        <MeetingFields given={given} which="meeting" now={null} />
        <Button words="Put it in the calendar" />
      </Form>
    </section>
  </>
);
