import { councilCode, type Result } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import type { Power } from '../access/index.ts';
import type { RecordEvent } from '../record/index.ts';
import { type AppRequest, type AppRoute, unknownCouncil } from '../site/index.ts';
import { answerIn } from './asked-again.ts';
import { byCaller, type Office } from './change.ts';
import { type Draw, drawn, type PeopleDependencies } from './draw.ts';

/** What a form asks for: the answers by the name of the field, and the names in the path. */
export type Asked = {
  readonly office: Office;
  readonly council: string;
  readonly request: AppRequest;
  readonly answer: (field: string) => string;
  readonly named: (name: string) => string;
};

/** One form: where it is sent, who may send it, what it changes, and what is shown then. */
export type FormRoute = {
  readonly path: string;
  readonly permission: Power;
  readonly record: RecordEvent;
  /** The mark of the form on its page; `:name` stands for what the path names. */
  readonly which: string;
  readonly change: (asked: Asked) => Promise<Result<unknown>>;
  /** Where to go on to; `value` is what the change gave. */
  readonly next: (asked: Asked, value: unknown) => string;
  /** The page on which the form stands, for when it is not taken. */
  readonly page: (asked: Asked) => Draw;
};

const filled = (which: string, { path, form }: AppRequest): string =>
  which.replace(/:(\w+)/g, (_whole, name: string) => path[name] ?? form[name]?.[0] ?? '');

const handled = async (
  dependencies: PeopleDependencies,
  route: FormRoute,
  request: AppRequest,
): Promise<RouteAnswer> => {
  const { site, clock } = dependencies;
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return unknownCouncil();
  const which = filled(route.which, request);
  const asked: Asked = {
    office: { database: site.database, clock, council, by: byCaller(request.caller, council) },
    council,
    request,
    answer: (field) => answerIn(request.form, which, field),
    named: (name) => request.path[name] ?? '',
  };
  const changed = await route.change(asked);
  if (changed.ok) return { kind: 'elsewhere', address: route.next(asked, changed.value) };
  return drawn(dependencies, request, route.page(asked), { which, form: request.form, faults: changed.problem });
};

/** The answers on how a post is held. */
export const holdingIn = ({ answer }: Asked) => ({
  post: answer('post'),
  kind: answer('kind'),
  firstDay: answer('first_day'),
  lastDay: answer('last_day'),
});

const addressOf = (dependencies: PeopleDependencies, route: FormRoute): AppRoute => ({
  method: 'POST',
  body: 'form',
  path: `/councils/:council${route.path}`,
  permission: route.permission,
  record: route.record,
  handle: (request) => handled(dependencies, route, request),
});

/** The addresses of the forms given. A form that is not taken comes back on its page, with what was typed and what is wrong. */
export const formRoutes = (dependencies: PeopleDependencies, routes: readonly FormRoute[]): AppRoute[] =>
  routes.map((route) => addressOf(dependencies, route));
