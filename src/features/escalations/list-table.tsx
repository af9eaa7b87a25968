import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../kernel/index.ts';
import { DataTable, StatusTag } from '../../ui/index.ts';
import { type Escalation, GRADES, inOrder, isOpen, lastStepAt, NAMED, type Named, toldAndNot } from './escalation.ts';
import { excerpt, GRADE_MARKS, sayStanding } from './presenter.ts';
import type { EscalationsView } from './view.tsx';

type Lists = {
  readonly given: EscalationsView;
  readonly escalations: readonly Escalation[];
  /** The code of a risk, with what leads to it. */
  readonly name: (code: string) => JSX.Element;
};

const sayNamed = (named: readonly Named[], none: string): JSX.Element =>
  named.length === 0 ? (
    <span>{none}</span>
  ) : (
    <ul>
      {named.map((each) => (
        <li key={each}>{NAMED[each]}</li>
      ))}
    </ul>
  );

const Listed = (props: Lists & { readonly id: string; readonly title: string; readonly none: string }): JSX.Element => {
  const { given, escalations, name, id, title, none } = props;
  return (
    <>
      <h2>{title}</h2>
      {escalations.length === 0 ? (
        <p>{none}</p>
      ) : (
        <DataTable
          id={id}
          caption={title}
          captionHidden
          narrow="stack"
          columns={[
            {
              title: 'Risk',
              rowHeader: true,
              cell: ({ code, risk }: Escalation) => (
                <>
                  {name(code)}: {excerpt(risk)}
                </>
              ),
            },
            { title: 'Grade', cell: ({ grade }) => <StatusTag mark={GRADE_MARKS[grade]} words={GRADES[grade]} /> },
            { title: 'Since', cell: ({ since }) => formatDay(since) },
            { title: 'How it stands', cell: (each) => sayStanding(each, given.today) },
            { title: 'Told', cell: (each) => sayNamed(toldAndNot(each).told, 'None of those named') },
            { title: 'Not told', cell: (each) => sayNamed(toldAndNot(each).notTold, 'All were told') },
            { title: 'Last written about', cell: (each) => formatInstant(lastStepAt(each)) },
          ]}
          rows={escalations}
        />
      )}
    </>
  );
};

/** The risks that are open, the gravest first, and those that are closed; each with whom was told and whom was not. */
export const EscalationLists = (props: Lists): JSX.Element => {
  const all = inOrder(props.escalations);
  return (
    <>
      <Listed {...props} id="open" title="Open" none="No risk is open." escalations={all.filter(isOpen)} />
      <Listed
        {...props}
        id="closed"
        title="Closed"
        none="None was closed."
        escalations={all.filter((each) => !isOpen(each))}
      />
      <p>
        Told and not told are of those whom the tenth function of the Chief Social Work Officer names: elected members,
        the Integration Joint Board, and the chief executive or chief officer.
      </p>
    </>
  );
};
