import { EmptyState } from '../../ui/index.ts';
import { ADDRESS, type CouncilView, councilPage } from '../site/index.ts';
import { type PlanContents, PlanDetails } from './page-contents.tsx';
import type { PlanView } from './plan-view.ts';

/** A plan that holds itself to no measure, or of which no figure is known: what it says is still worth reading. */
export const emptyPlanPage = (council: CouncilView, view: PlanView, contents: PlanContents): string =>
  councilPage(council, {
    title: view.plan.title,
    label: 'Plan',
    part: 'plan',
    main: (
      <>
        <EmptyState
          title={view.plan.measures === 0 ? 'This plan has no measures here' : 'No figure of this plan has come in yet'}
          purpose="A scorecard shows where a plan stands on its measures. It begins when the plan's measures and their figures are loaded."
          first={{ words: "See where the council's plan stands", href: ADDRESS.council(council.council.code) }}
        />
        <PlanDetails view={view} contents={contents} />
      </>
    ),
  });
