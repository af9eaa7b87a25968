import type { JSX } from 'preact';

import { decimal, formatValue } from '../../kernel/index.ts';
import { DataTable, Details } from '../../ui/index.ts';
import { postTitle } from '../people/index.ts';
import { capitalised, count } from '../site/index.ts';
import type { PlanView } from './plan-view.ts';
import type { Action, Aim, Budget } from './read-model.ts';

export type PlanContents = {
  readonly aims: readonly Aim[];
  readonly actions: readonly Action[];
  readonly budgets: readonly Budget[];
};

// Codes of the pack, such as "net-budget", are words joined by dashes.
const codeInWords = (code: string): string => capitalised(code.replaceAll('-', ' '));

const Aims = ({ view, aims }: { readonly view: PlanView; readonly aims: readonly Aim[] }): JSX.Element => (
  <Details summary={`What the plan aims for: ${count(aims.length, 'aim')}`}>
    {view.priorities.map((priority) => {
      const own = aims.filter((aim) => aim.priority === priority.code);
      if (own.length === 0) return null;
      return (
        <section key={priority.code}>
          <h3>{priority.title}</h3>
          {priority.objective === null ? null : <p>{priority.objective}</p>}
          <ul>
            {own.map((aim) => (
              <li key={aim.text}>{aim.text}</li>
            ))}
          </ul>
        </section>
      );
    })}
  </Details>
);

const Actions = ({ view, actions }: { readonly view: PlanView; readonly actions: readonly Action[] }): JSX.Element => {
  const titles = new Map(view.priorities.map(({ code, title }) => [code, title]));
  return (
    <Details summary={`What the plan undertakes to do: ${count(actions.length, 'action')}`}>
      <DataTable
        id="actions"
        caption="Actions of the plan"
        captionHidden
        narrow="stack"
        compact
        columns={[
          { title: 'Action', rowHeader: true, cell: (action: Action) => action.action },
          {
            title: 'Priority',
            cell: ({ priority }) => (priority === null ? 'Not said' : (titles.get(priority) ?? priority)),
          },
          { title: 'Lead', cell: ({ leadPost }) => (leadPost === null ? 'Not said' : postTitle(view.posts, leadPost)) },
          { title: 'Timescale', cell: ({ timescale }) => timescale ?? 'Not said' },
          { title: 'State', cell: ({ status }) => (status === null ? 'Not said' : codeInWords(status)) },
        ]}
        rows={actions}
      />
    </Details>
  );
};

const Budgets = ({ budgets }: { readonly budgets: readonly Budget[] }): JSX.Element => (
  <Details summary={`What the plan may spend: ${count(budgets.length, 'budget line')}`}>
    <DataTable
      id="budgets"
      caption="Budget"
      captionHidden
      narrow="stack"
      compact
      columns={[
        { title: 'Service', rowHeader: true, cell: (budget: Budget) => budget.serviceArea },
        { title: 'Period', cell: ({ period }) => period },
        { title: 'Kind', cell: ({ kind }) => codeInWords(kind) },
        {
          title: 'Amount',
          numeric: true,
          cell: ({ amountPounds }) => formatValue(decimal(amountPounds), 'gbp', 0),
        },
        { title: 'Note', cell: ({ note }) => note ?? '' },
      ]}
      rows={budgets}
    />
  </Details>
);

/** What the plan sets out beside its measures, one step away: aims, actions and budget. */
export const PlanDetails = (props: {
  readonly view: PlanView;
  readonly contents: PlanContents;
}): JSX.Element | null => {
  const { view, contents } = props;
  const { aims, actions, budgets } = contents;
  if (aims.length + actions.length + budgets.length === 0) return null;
  return (
    <>
      <h2>What else the plan says</h2>
      {aims.length === 0 ? null : <Aims view={view} aims={aims} />}
      {actions.length === 0 ? null : <Actions view={view} actions={actions} />}
      {budgets.length === 0 ? null : <Budgets budgets={budgets} />}
    </>
  );
};
