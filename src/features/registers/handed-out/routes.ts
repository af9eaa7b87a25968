import type { AppRequest, AppRoute } from '../../site/index.ts';
import { unknownCouncil } from '../../site/index.ts';
import { PATHS } from '../addresses.ts';
import { drawn, nothingHere, type RegisterPages } from '../pages/view.tsx';
import { READ_REGISTERS } from '../policy.ts';
import { FORMATS, type Format } from './file.ts';
import { handedOut } from './handed.tsx';
import { readOpenly } from './open-view.ts';
import { handOutPage, takeFile } from './restricted-page.tsx';

/** The addresses of registers as files: open entries for whoever may read them, and restricted ones by a form that asks why. */
export const registerFileRoutes = (pages: RegisterPages): AppRoute[] => {
  const codeIn = ({ path }: AppRequest): string => path['type'] ?? '';
  const open = (format: Format): AppRoute => ({
    method: 'GET',
    path: `${PATHS.list}.${format}`,
    permission: READ_REGISTERS,
    record: null,
    handle: async (request) =>
      (await readOpenly(pages, request, (given) => {
        const type = given.types.get(codeIn(request));
        return type === undefined ? nothingHere(given) : handedOut(given, type, format, false);
      })) ?? unknownCouncil(),
  });
  return [
    ...(Object.keys(FORMATS) as Format[]).map(open),
    {
      method: 'GET',
      path: PATHS.handOut,
      permission: READ_REGISTERS,
      record: null,
      handle: (request) => drawn(pages, request, handOutPage(codeIn(request))),
    },
    {
      method: 'POST',
      path: PATHS.handOut,
      body: 'form',
      permission: READ_REGISTERS,
      record: 'restricted.read',
      handle: (request) => takeFile(pages, request),
    },
  ];
};
