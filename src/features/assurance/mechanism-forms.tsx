import type { JSX } from 'preact';

import { Button, Details, Form, SelectField, TextAreaField, TextField } from '../../ui/index.ts';
import { FREQUENCY_CODES, frequencyOf, goesByMeetings } from '../framework/index.ts';
import { type Group, postChoice } from '../people/index.ts';
import { fieldIn, hiddenOf } from '../site/index.ts';
import { ASSURANCE } from './addresses.ts';
import type { Standing } from './standing.ts';
import type { AssuranceView } from './view.ts';

/** The marks of the forms' fields. */
export const MECHANISM_FORMS = { schedule: 'schedule', lead: 'lead', event: 'arose' } as const;

/** How many posts a form offers to name as lead. */
export const MOST_LEADS = 3;

type Props = {
  readonly given: AssuranceView;
  readonly standing: Standing;
  readonly groups: readonly Group[];
  /** The posts whose roles owe no answers, which are not offered. */
  readonly unfit: ReadonlySet<string>;
  /** The posts that nobody holds, which are offered and said to be so. */
  readonly vacant: ReadonlySet<string>;
};

const isAgain = ({ again }: AssuranceView, which: string): boolean => again?.which === which;

const Frequency = ({ given, standing, groups }: Props): JSX.Element => {
  const which = MECHANISM_FORMS.schedule;
  const byMeetings = FREQUENCY_CODES.filter(goesByMeetings).map((code) => frequencyOf(code).words.toLowerCase());
  return (
    <Details summary="Change how often it is asked" open={isAgain(given, which)}>
      <div id={which}>
        <p>The change is for the future alone. What is being answered for already ends as it would have.</p>
        <Form
          action={ASSURANCE.mechanismForm(given.council, standing.source.code, 'schedule')}
          hidden={hiddenOf(given.request)}
        >
          <SelectField
            {...fieldIn(given.again, which, 'frequency', standing.schedule?.frequency ?? '')}
            label="How often"
            choices={[
              ...(standing.schedule === null ? [{ value: '', label: 'Choose how often' }] : []),
              ...FREQUENCY_CODES.map((code) => ({ value: code, label: frequencyOf(code).words })),
            ]}
          />
          <SelectField
            {...fieldIn(given.again, which, 'group', standing.schedule?.group ?? '')}
            label="By the meetings of which group"
            hint={`Only where it goes by meetings: ${byMeetings.join('; ')}.`}
            choices={[
              { value: '', label: 'No group' },
              ...groups.map(({ code, title }) => ({ value: code, label: title })),
            ]}
          />
          <TextField {...fieldIn(given.again, which, 'from', given.today)} label="From which day on" kind="date" />
          <TextAreaField {...fieldIn(given.again, which, 'reason')} label="Why" rows={2} />
          <Button words="Change how often" secondary />
        </Form>
      </div>
    </Details>
  );
};

const Lead = ({ given, standing, unfit, vacant }: Props): JSX.Element => {
  const which = MECHANISM_FORMS.lead;
  // Whoever leads now stays to be seen, whatever became of their roles.
  const fit = [...given.posts.values()].filter(({ code }) => !unfit.has(code) || standing.leads.includes(code));
  const posts = fit.map((each) => postChoice(each, vacant));
  return (
    <Details summary="Change who leads" open={isAgain(given, which)}>
      <div id={which}>
        <p>
          The first post answers; the others may as well. What is open goes to the new lead with the day that it begins.
        </p>
        <Form
          action={ASSURANCE.mechanismForm(given.council, standing.source.code, 'lead')}
          hidden={hiddenOf(given.request)}
        >
          {Array.from({ length: MOST_LEADS }, (_, at) => (
            <SelectField
              key={`post-${at + 1}`}
              {...fieldIn(given.again, which, at === 0 ? 'post' : `post_${at + 1}`, standing.leads[at] ?? '')}
              label={at === 0 ? 'Lead' : at === 1 ? 'May answer as well' : 'And may answer as well'}
              choices={[{ value: '', label: at === 0 ? 'Choose a post' : 'Nobody' }, ...posts]}
            />
          ))}
          <TextField {...fieldIn(given.again, which, 'from', given.today)} label="From which day on" kind="date" />
          <TextAreaField {...fieldIn(given.again, which, 'reason')} label="Why" rows={2} />
          <Button words="Change who leads" secondary />
        </Form>
      </div>
    </Details>
  );
};

const Arose = ({ given, standing }: Props): JSX.Element => {
  const which = MECHANISM_FORMS.event;
  return (
    <Details summary="Say that something arose" open={isAgain(given, which)}>
      <div id={which}>
        <p>
          Something that this mechanism must answer for outside its usual round. An answer is owed on it from today.
        </p>
        <Form
          action={ASSURANCE.mechanismForm(given.council, standing.source.code, 'event')}
          hidden={hiddenOf(given.request)}
        >
          <TextField {...fieldIn(given.again, which, 'what')} label="What arose" autocomplete="off" />
          <TextField {...fieldIn(given.again, which, 'day', given.today)} label="On which day" kind="date" />
          <Button words="Ask for an answer" secondary />
        </Form>
      </div>
    </Details>
  );
};

/** What may be changed in a mechanism, for those who may. */
export const MechanismForms = (props: Props): JSX.Element => (
  <>
    <h2>Change it</h2>
    <Frequency {...props} />
    <Lead {...props} />
    <Arose {...props} />
  </>
);
