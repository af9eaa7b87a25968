import { type AppRequest, type AppRoute, type FormDesk, type FormRoute, formRoutes } from '../../site/index.ts';
import { PATHS, REGISTERS } from '../addresses.ts';
import { textOf, typedIn } from '../form/typed.ts';
import { settleKeepers } from '../keepers.ts';
import { addQuestion } from '../own-question.ts';
import { READ_REGISTERS, SETTLE_REGISTERS } from '../policy.ts';
import { ASKS, asksPage } from './asks-page.tsx';
import { KEEPERS, keepersPage } from './keepers-page.tsx';
import { onType } from './reach.ts';
import { type Draw, drawn, type RegisterPages } from './view.tsx';

const FORMS: readonly FormRoute<Draw>[] = [
  {
    path: PATHS.keepers.replace('/councils/:council', ''),
    permission: SETTLE_REGISTERS,
    record: 'register.keepers',
    which: KEEPERS,
    change: ({ office, request, named }) =>
      settleKeepers(
        office,
        named('type'),
        typedIn(request, KEEPERS)('posts').filter((post) => post !== ''),
      ),
    next: ({ council, named }) => REGISTERS.list(council, named('type'), { said: 'keepers' }),
    page: ({ named }) => onType(named('type'), keepersPage),
  },
  {
    path: PATHS.asks.replace('/councils/:council', ''),
    permission: SETTLE_REGISTERS,
    record: 'register.form',
    which: ASKS,
    change: ({ office, request, named }) => {
      const typed = typedIn(request, ASKS);
      const draft = {
        label: textOf(typed, 'label'),
        help: textOf(typed, 'help'),
        kind: textOf(typed, 'kind'),
        choices: textOf(typed, 'choices'),
      };
      return addQuestion(office, named('type'), draft);
    },
    next: ({ council, named }) => REGISTERS.list(council, named('type'), { said: 'asked' }),
    page: ({ named }) => onType(named('type'), asksPage),
  },
];

/** The addresses at which a council settles who keeps a register and what it asks. */
export const registerSettleRoutes = (pages: RegisterPages): AppRoute[] => {
  const desk: FormDesk<Draw> = {
    database: pages.site.database,
    clock: pages.clock,
    draw: (request, draw, again) => drawn(pages, request, draw, again),
  };
  return [
    {
      method: 'GET',
      path: PATHS.keepers,
      permission: SETTLE_REGISTERS,
      record: null,
      handle: (request: AppRequest) => drawn(pages, request, onType(request.path['type'] ?? '', keepersPage)),
    },
    {
      method: 'GET',
      path: PATHS.asks,
      permission: READ_REGISTERS,
      record: null,
      handle: (request: AppRequest) => drawn(pages, request, onType(request.path['type'] ?? '', asksPage)),
    },
    ...formRoutes(desk, FORMS),
  ];
};
