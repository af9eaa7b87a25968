import { type CouncilCode, councilCode, dayOf, fault } from '../../../kernel/index.ts';
import { takeNeed } from '../../../platform/database/need.ts';
import { fieldOf, type RouteAnswer } from '../../../platform/http/index.ts';
import { type Acting, actorIn } from '../../access/index.ts';
import { appendOpening, instantOfWrite } from '../../record/index.ts';
import { MEDIA_TYPES, renderPaper } from '../../reports/index.ts';
import { type AppRequest, type AppRoute, csvFile, unknownCouncil } from '../../site/index.ts';
import { PATHS } from '../addresses.ts';
import { drawn, nothingHere, type RegisterPages, readRegisters } from '../pages/view.tsx';
import { needOf, READ_REGISTERS } from '../policy.ts';
import { readRuled } from '../read-ruled.ts';
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

type Asked = Omit<ToldGiven, 'told' | 'now'> & { readonly code: string; readonly acting: Acting | null };

// In one transaction, so that the record tells of what was judged, and nothing is taken whose consent ended meanwhile. Null where nothing may be published.
const judgeAndRecord = (
  { site: { database }, clock }: RegisterPages,
  { caller }: AppRequest,
  { council, format, asked }: { readonly council: CouncilCode; readonly format: Format; readonly asked: Asked },
): Promise<Pick<ToldGiven, 'told' | 'now'> | null> =>
  database.write({ council, clearance: 'restricted' }, async (tx) => {
    const ruled = await readRuled(tx, { database, council });
    await takeNeed(tx, needOf(asked.acting, ruled));
    const at = await instantOfWrite(tx, clock);
    const told = await readTold(tx, ruled, asked.types, { scope: asked.code, at });
    const entries = told.filter(({ may }) => may.may).map(({ reference }) => reference);
    if (entries.length === 0) return null;
    await appendOpening(tx, {
      at,
      actor: actorIn(caller, council),
      subject: 'registers',
      reason: `What people told us was taken to publish, for: ${asked.scope}`,
      detail: { publish: asked.code, format, entries },
    });
    return { told, now: at };
  });

// Judged at the minute of asking: a file that was taken before tells nothing of whether it may be taken again.
const take = async (pages: RegisterPages, request: AppRequest): Promise<RouteAnswer> => {
  const council = councilCode(request.path['council'] ?? '');
  const format = fieldOf(request.form, 'format');
  const asked = fieldOf(request.form, 'scope');
  if (council === null) return unknownCouncil();
  const ready = await readRegisters(pages, request, async (given): Promise<RouteAnswer | Asked> => {
    const { open, shut } = await registersToTell(given);
    const scope = askedScope([...open, ...shut], asked);
    if (scope === null) return nothingHere(given);
    const { view, acting } = given;
    const notices = view.notices.map(({ text }) => text);
    return { acting, council: view.council.name, notices, scope: scope.label, code: scope.code, types: open };
  });
  if (ready === null) return unknownCouncil();
  if (!('code' in ready)) return ready;
  if (!isFormat(format)) {
    const faults = [fault('answer.missing', 'Choose the kind of file', { column: 'format' })];
    return drawn(pages, request, (given) => toldPage(given, ready.code), { which: 'told', form: request.form, faults });
  }
  const taken = await judgeAndRecord(pages, request, { council, format, asked: ready });
  // Nothing that may be published: its page says why of each.
  if (taken === null) return drawn(pages, request, (given) => toldPage(given, ready.code));
  const name = `${council}-told-${ready.code}-${dayOf(taken.now)}.${format}`;
  return { kind: 'file', ...(await written(format, { ...ready, ...taken })), name };
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
