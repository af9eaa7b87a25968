import { councilCode, dayOf } from '../../../kernel/index.ts';
import { fieldOf, type RouteAnswer } from '../../../platform/http/index.ts';
import { actorIn } from '../../access/index.ts';
import { readRestricted } from '../../record/index.ts';
import { MEDIA_TYPES, renderPaper } from '../../reports/index.ts';
import { type AppRequest, type AppRoute, csvFile, unknownCouncil } from '../../site/index.ts';
import { PATHS } from '../addresses.ts';
import { drawn, nothingHere, type RegisterPages, readRegisters } from '../pages/view.tsx';
import { READ_REGISTERS } from '../policy.ts';
import { askedScope, readTold, registersToTell } from './read-told.ts';
import { TOLD_FORMATS, toldPage } from './told-page.tsx';
import { type ToldGiven, toldPaper } from './told-paper.ts';

type Format = keyof typeof TOLD_FORMATS;

const isFormat = (text: string): text is Format => Object.hasOwn(TOLD_FORMATS, text);

const written = async (format: Format, given: ToldGiven): Promise<{ bytes: Uint8Array; type: string }> => {
  const may = given.told.flatMap(({ reference, register, words, attribution, may: judged }) =>
    judged.may && words !== null ? [{ reference, register, words, attribution, until: judged.until }] : [],
  );
  switch (format) {
    case 'csv':
      return {
        type: 'text/csv; charset=utf-8',
        bytes: csvFile(
          ['entry', 'register', 'who speaks', 'the words', 'consent until', 'consent as it stood at'],
          may.map((each) => [
            each.reference,
            each.register,
            each.attribution.join(', '),
            each.words,
            each.until,
            given.now,
          ]),
        ),
      };
    case 'json':
      return {
        type: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify({ for: given.scope, asAt: given.now, told: may })),
      };
    default:
      return { type: MEDIA_TYPES[format], bytes: await renderPaper(toldPaper(given), format) };
  }
};

// Judged at the minute of asking: a file that was taken before tells nothing of whether it may be taken again.
const take = async (pages: RegisterPages, request: AppRequest): Promise<RouteAnswer> => {
  const council = councilCode(request.path['council'] ?? '');
  const format = fieldOf(request.form, 'format');
  const asked = fieldOf(request.form, 'scope');
  if (council === null) return unknownCouncil();
  const ready = await readRegisters(
    pages,
    request,
    async (given): Promise<RouteAnswer | (ToldGiven & { code: string })> => {
      const { open, shut } = await registersToTell(given);
      const scope = askedScope([...open, ...shut], asked);
      if (scope === null || !isFormat(format)) return nothingHere(given);
      const told = await readTold(given.tx, given, open, { scope: scope.code, at: given.now });
      // Nothing that may be published: its page says why of each.
      if (!told.some(({ may }) => may.may)) return toldPage(given, scope.code);
      const { view, now } = given;
      const notices = view.notices.map(({ text }) => text);
      return { council: view.council.name, notices, scope: scope.label, code: scope.code, types: open, told, now };
    },
  );
  if (ready === null) return unknownCouncil();
  if (!('told' in ready) || !isFormat(format)) return 'told' in ready ? unknownCouncil() : ready;
  const entries = ready.told.filter(({ may }) => may.may).map(({ reference }) => reference);
  const opening = {
    subject: 'registers',
    reason: `What people told us was taken to publish, for: ${ready.scope}`,
    clock: pages.clock,
    detail: { publish: ready.code, format, entries },
  };
  await readRestricted(pages.site.database, actorIn(request.caller, council), council, opening, async () => undefined);
  const name = `${council}-told-${ready.code}-${dayOf(ready.now)}.${format}`;
  return { kind: 'file', ...(await written(format, ready)), name };
};

/** The one door by which people's own words leave the registers: what may be published, as a page and as files. */
export const registerPublishRoutes = (pages: RegisterPages): AppRoute[] => [
  {
    method: 'GET',
    path: PATHS.told,
    permission: READ_REGISTERS,
    record: null,
    handle: (request) => drawn(pages, request, (given) => toldPage(given, request.query['scope'] ?? '')),
  },
  {
    method: 'POST',
    path: PATHS.told,
    body: 'form',
    permission: READ_REGISTERS,
    record: 'restricted.read',
    handle: (request) => take(pages, request),
  },
];
