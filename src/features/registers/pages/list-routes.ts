import type { AppRequest, AppRoute } from '../../site/index.ts';
import { PATHS } from '../addresses.ts';
import { learningPage } from '../learning/learning-page.tsx';
import { READ_REGISTERS } from '../policy.ts';
import { clocksPage } from './clocks-page.tsx';
import { entryPage } from './entry/entry-page.tsx';
import type { FunctionTitles } from './function-titles.ts';
import { indexPage } from './index-page.tsx';
import { listPage } from './list-page.tsx';
import { onEntry, onType } from './reach.ts';
import { type Draw, drawn, type RegisterPages, type RegistersView } from './view.tsx';

/** What people look at in the registers. `functionTitles`: what the functions of the framework are called, which stands above the registers. */
export type RegisterLists = RegisterPages & {
  readonly functionTitles: (tx: RegistersView['tx']) => Promise<FunctionTitles>;
};

/** The addresses of the registers, their lists, their entries and the clocks that run. How long a clock still runs changes by the minute, so none is kept. */
export const registerListRoutes = ({ functionTitles, ...pages }: RegisterLists): AppRoute[] => {
  const page = (path: string, draw: (request: AppRequest) => Draw): AppRoute => ({
    method: 'GET',
    path,
    permission: READ_REGISTERS,
    record: null,
    handle: (request) => drawn(pages, request, draw(request)),
  });
  const index = indexPage(functionTitles);
  const learning = learningPage(functionTitles);
  return [
    page(PATHS.index, () => index),
    page(PATHS.list, ({ path }) => onType(path['type'] ?? '', listPage)),
    page(PATHS.entry, ({ path }) => onEntry(path['reference'] ?? '', entryPage)),
    page(PATHS.clocks, () => clocksPage),
    page(PATHS.learning, () => learning),
  ];
};
