import { type Clock, councilCode, type Result } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import type { Power } from '../access/index.ts';
import { byCaller, type MakeDue, type Office, type RecordEvent } from '../record/index.ts';
import type { AppRequest, AppRoute } from './app-route.ts';
import { type Again, answerIn } from './asked-again.ts';
import { unknownCouncil } from './missing-pages.tsx';

/** What a form asks for: the answers by the name of the field, and the names in the path. */
export type Asked = {
  readonly office: Office;
  readonly council: string;
  readonly request: AppRequest;
  readonly answer: (field: string) => string;
  readonly named: (name: string) => string;
};

/** One form: where it is sent, who may send it, what it changes, and what is shown then. `Page`: how its feature draws pages. */
export type FormRoute<Page> = {
  readonly path: string;
  readonly permission: Power;
  readonly record: RecordEvent;
  /** The mark of the form on its page; `:name` stands for what the path names. */
  readonly which: string;
  readonly change: (asked: Asked) => Promise<Result<unknown>>;
  /** Where to go on to; `value` is what the change gave. */
  readonly next: (asked: Asked, value: unknown) => string;
  /** The page on which the form stands, for when it is not taken. */
  readonly page: (asked: Asked) => Page;
};

/** What forms stand on: where they change data, and how a page of the feature is drawn again over a form that was not taken. */
export type FormDesk<Page> = {
  readonly database: Database;
  readonly clock: Clock;
  /** What makes due what a form of these changes, in its transaction; without it they make nothing due. */
  readonly makeDue?: MakeDue;
  readonly draw: (request: AppRequest, page: Page, again: Again) => Promise<RouteAnswer>;
};

const filled = (which: string, { path, form }: AppRequest): string =>
  which.replace(/:(\w+)/g, (_whole, name: string) => path[name] ?? form[name]?.[0] ?? '');

const handled = async <Page>(
  { database, clock, makeDue, draw }: FormDesk<Page>,
  route: FormRoute<Page>,
  request: AppRequest,
): Promise<RouteAnswer> => {
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return unknownCouncil();
  const which = filled(route.which, request);
  const asked: Asked = {
    office: {
      database,
      clock,
      council,
      by: byCaller(request.caller, council),
      ...(makeDue === undefined ? {} : { makeDue }),
    },
    council,
    request,
    answer: (field) => answerIn(request.form, which, field),
    named: (name) => request.path[name] ?? '',
  };
  const changed = await route.change(asked);
  if (changed.ok) return { kind: 'elsewhere', address: route.next(asked, changed.value) };
  return draw(request, route.page(asked), { which, form: request.form, faults: changed.problem });
};

/** The addresses of the forms given. A form that is not taken comes back on its page, with what was typed and what is wrong. */
export const formRoutes = <Page>(desk: FormDesk<Page>, routes: readonly FormRoute<Page>[]): AppRoute[] =>
  routes.map((route) => ({
    method: 'POST',
    body: 'form',
    path: `/councils/:council${route.path}`,
    permission: route.permission,
    record: route.record,
    handle: (request) => handled(desk, route, request),
  }));
