import { type CouncilCode, type Day, dayOf, type Instant } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { may, type Power } from '../access/index.ts';
import { type AnswersDependencies, type AnswersView, drawn as drawnOver } from '../answers/index.ts';
import type { Again, AppRequest, FormRoute } from '../site/index.ts';
import type { Untold } from './untold-list.tsx';

/** What the pages of assurance stand on. */
export type AssuranceDependencies = AnswersDependencies & {
  /** What is owed of which nobody can be told by mail: reminders stand above, so it is handed in. Reads in transactions of its own. */
  readonly untold: (council: CouncilCode, now: Instant) => Promise<readonly Untold[]>;
};

/** What every page of assurance is drawn from: what pages of answers are, the day, and what the reader may. */
export type AssuranceView = AnswersView & { readonly today: Day; readonly may: (power: Power) => boolean };

export type Draw = (given: AssuranceView) => Promise<RouteAnswer>;
export type AssuranceForm = FormRoute<Draw>;

/** Draws a page over the council that the request names; an opinion changes with the day alone, so such a page is never kept. */
export const drawn = (
  dependencies: AssuranceDependencies,
  request: AppRequest,
  draw: Draw,
  again: Again | null = null,
): Promise<RouteAnswer> =>
  drawnOver(
    dependencies,
    request,
    (given) => draw({ ...given, today: dayOf(given.now), may: (power) => may(given.view.acting, power) }),
    again,
  );
