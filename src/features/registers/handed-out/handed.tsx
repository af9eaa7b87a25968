import type { RouteAnswer } from '../../../platform/http/index.ts';
import { EmptyState } from '../../../ui/index.ts';
import { councilPage } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { isNarrowed, readFilters } from '../pages/list-query.ts';
import { listCrumbs } from '../pages/view.tsx';
import { entriesToHandOut } from '../read/handed-out.ts';
import { lapsesToWrite, statesByLaw } from '../read/lapses-to-write.ts';
import type { RegisterType } from '../type/register-type.ts';
import { type Format, handedFile } from './file.ts';
import type { OpenView } from './open-view.ts';

/** The most entries of one file: a spreadsheet of more is read by nobody. Ours. */
export const MOST_HANDED = 20_000;

const tooMany = ({ view, council }: OpenView, type: RegisterType): RouteAnswer => ({
  kind: 'page',
  status: 422,
  html: councilPage(view, {
    figures: false,
    title: `Too many for one file: ${type.many}`,
    part: 'registers',
    crumbs: listCrumbs(council, type),
    main: (
      <EmptyState
        title={`A file holds at most ${MOST_HANDED.toLocaleString('en-GB')} entries`}
        purpose="Narrow the list by how entries stand, by an answer or by a part of their reference, and take a file of each part."
        first={{ words: 'Back to the list', href: REGISTERS.list(council, type.code) }}
      />
    ),
  }),
});

/** The entries of a register that the transaction sees, narrowed as the address says, as a file. `restricted`: restricted ones may be among them. */
export const handedOut = async (
  given: OpenView,
  type: RegisterType,
  format: Format,
  restricted: boolean,
): Promise<RouteAnswer> => {
  const filters = readFilters(type, given.request.query);
  const byLaw = statesByLaw(await lapsesToWrite(given.tx, given, given.now, type.code));
  const { entries, next } = await entriesToHandOut(given.tx, type.code, { filters, byLaw, size: MOST_HANDED });
  if (next !== null) return tooMany(given, type);
  const about = { council: given.council, narrowed: isNarrowed(filters), restricted };
  return handedFile(format, entries, { ...given, type }, about);
};
