import { type AppRequest, type AppRoute, type FormDesk, type FormRoute, formRoutes } from '../../site/index.ts';
import { PATHS, REGISTERS } from '../addresses.ts';
import { textOf, typedIn } from '../form/typed.ts';
import { endNameable, makeNameable, settleKeepers } from '../keepers.ts';
import { addQuestion } from '../own-question.ts';
import { READ_REGISTERS, SETTLE_REGISTERS } from '../policy.ts';
import { LOOKED_AT } from '../trust.ts';
import { ASKS, asksPage } from './asks-page.tsx';
import { KEEPERS, keepersPage } from './keepers-page.tsx';
import { onType } from './reach.ts';
import { NAMEABLE, NAMEABLE_END, trustedPage } from './trusted-page.tsx';
import { type Draw, drawn, type RegisterPages } from './view.tsx';

const FORMS: readonly FormRoute<Draw>[] = [
  {
    path: PATHS.keepers.replace('/councils/:council', ''),
    permission: SETTLE_REGISTERS,
    record: 'register.keepers',
    which: KEEPERS,
    change: ({ office, request, named }) => {
      const typed = typedIn(request, KEEPERS);
      const posts = typed('posts').filter((post) => post !== '');
      const [words, seen, lookedAt] = [textOf(typed, 'words'), textOf(typed, 'seen'), textOf(typed, LOOKED_AT)];
      return settleKeepers(office, named('type'), posts, { words, seen, lookedAt });
    },
    next: ({ council, named }) => REGISTERS.list(council, named('type'), { said: 'keepers' }),
    page: ({ named }) => onType(named('type'), keepersPage),
  },
  {
    path: PATHS.trusted.replace('/councils/:council', ''),
    permission: SETTLE_REGISTERS,
    record: 'register.trust',
    which: NAMEABLE,
    change: ({ office, request }) => {
      const typed = typedIn(request, NAMEABLE);
      return makeNameable(office, textOf(typed, 'post'), {
        words: textOf(typed, 'words'),
        lookedAt: textOf(typed, LOOKED_AT),
      });
    },
    next: ({ council }) => REGISTERS.trusted(council, 'trusted'),
    page: () => trustedPage,
  },
  {
    path: PATHS.trustedEnd.replace('/councils/:council', ''),
    permission: SETTLE_REGISTERS,
    record: 'register.trust',
    which: NAMEABLE_END,
    change: ({ office, request }) => {
      const typed = typedIn(request, NAMEABLE_END);
      return endNameable(office, textOf(typed, 'post'), textOf(typed, 'words'));
    },
    next: ({ council }) => REGISTERS.trusted(council, 'trusted'),
    page: () => trustedPage,
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

/** The addresses at which a council settles who keeps a register, which posts may see restricted entries, and what a register asks. */
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
      path: PATHS.trusted,
      permission: SETTLE_REGISTERS,
      record: null,
      handle: (request: AppRequest) => drawn(pages, request, trustedPage),
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
