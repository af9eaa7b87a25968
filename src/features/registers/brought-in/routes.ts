import { readTable } from '../../../documents/readers/index.ts';
import { councilCode, type Fault, fail, fault, type Result } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { allCouncils } from '../../councils/index.ts';
import { LATEST, servicesOf } from '../../people/index.ts';
import { byCaller } from '../../record/index.ts';
import { type AppRequest, type AppRoute, answerIn, unknownCouncil } from '../../site/index.ts';
import { PATHS, REGISTERS } from '../addresses.ts';
import type { RegisterDesk } from '../in-registers.ts';
import { onType } from '../pages/reach.ts';
import { drawn, nothingHere, type RegisterPages, type RegistersView, readerKeeps } from '../pages/view.tsx';
import { WRITE_REGISTERS } from '../policy.ts';
import type { RegisterType } from '../type/register-type.ts';
import { readFirstRows } from './as-read.tsx';
import { type BroughtIn, bringIn, type EntryFile, secrecyOf } from './bring-in.ts';
import { carriedFile, carry } from './carried.ts';
import { BRING_IN, bringInPage, previewPage } from './page.tsx';
import { entryTemplate } from './template.ts';

const MOST_BYTES = 5_000_000;

const deskOf = ({ site, clock }: RegisterPages, { path, caller }: AppRequest): RegisterDesk | null => {
  const council = councilCode(path['council'] ?? '');
  return council === null ? null : { database: site.database, clock, council, by: byCaller(caller, council) };
};

const typeIn = ({ path }: AppRequest): string => path['type'] ?? '';

const again = (
  pages: RegisterPages,
  request: AppRequest,
  faults: readonly Fault[],
  file: EntryFile | null = null,
): Promise<RouteAnswer> =>
  drawn(
    pages,
    request,
    onType(typeIn(request), (given, type) => bringInPage(given, type, file)),
    { which: BRING_IN, form: request.form, faults },
  );

const judged = (
  desk: RegisterDesk,
  request: AppRequest,
  file: EntryFile,
  dryRun: boolean,
): Promise<Result<BroughtIn>> =>
  bringIn(desk, typeIn(request), file, {
    confidentiality: answerIn(request.form, BRING_IN, 'confidentiality'),
    looked: answerIn(request.form, BRING_IN, 'looked') === 'yes',
    dryRun,
  });

const sentFile = async ({ file }: AppRequest): Promise<Result<EntryFile, Fault[]>> =>
  file === null || file.bytes.length === 0
    ? fail([fault('answer.missing', 'Choose a file', { column: 'file' })])
    : readTable(file.bytes, { fileName: file.name });

const preview = async (pages: RegisterPages, request: AppRequest): Promise<RouteAnswer> => {
  const desk = deskOf(pages, request);
  if (desk === null) return unknownCouncil();
  const file = await sentFile(request);
  if (!file.ok) return again(pages, request, file.problem.map(atFile));
  const would = await judged(desk, request, file.value, true);
  if (!would.ok) return again(pages, request, would.problem.map(atFile), file.value);
  const carried = carry(file.value);
  if (carried === null) {
    return again(pages, request, [
      fault('input.too-large', 'The file holds too much text', { column: 'file' }, 'Split it into several files.'),
    ]);
  }
  const hidden = {
    [`${BRING_IN}-carried`]: carried,
    [`${BRING_IN}-confidentiality`]: answerIn(request.form, BRING_IN, 'confidentiality'),
    [`${BRING_IN}-looked`]: answerIn(request.form, BRING_IN, 'looked'),
  };
  return drawn(
    pages,
    request,
    onType(typeIn(request), async (given, type) => {
      const secrecy = secrecyOf(type, answerIn(request.form, BRING_IN, 'confidentiality')) ?? 'restricted';
      return previewPage(given, type, would.value, hidden, await readFirstRows(given, type, file.value, secrecy));
    }),
  );
};

// What is wrong with the file as a whole stands at its field.
const atFile = (found: Fault): Fault =>
  found.place.row === undefined && found.place.file !== undefined ? { ...found, place: { column: 'file' } } : found;

const confirm = async (pages: RegisterPages, request: AppRequest): Promise<RouteAnswer> => {
  const desk = deskOf(pages, request);
  if (desk === null) return unknownCouncil();
  const file = carriedFile(answerIn(request.form, BRING_IN, 'carried'));
  if (file === null)
    return again(pages, request, [fault('answer.missing', 'Choose the file again', { column: 'file' })]);
  const done = await judged(desk, request, file, false);
  if (!done.ok) return again(pages, request, done.problem.map(atFile), file);
  return { kind: 'elsewhere', address: REGISTERS.list(desk.council, typeIn(request), { said: 'brought' }) };
};

const template = async (given: RegistersView, type: RegisterType): Promise<RouteAnswer> => {
  if (!readerKeeps(given, type.code)) return nothingHere(given);
  const services = await servicesOf(given.tx);
  const councils = await allCouncils(given.tx, LATEST);
  const bytes = await entryTemplate(type, {
    posts: [...given.posts.values()].map(({ title }) => title).sort(),
    services: services.map(({ title }) => title).sort(),
    councils: councils.map(({ name }) => name),
  });
  return {
    kind: 'file',
    bytes,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `${type.code}-template.xlsx`,
  };
};

/** The addresses at which entries are brought into a register from a file: its template, the file, and the word that what it holds is to be made. */
export const registerBringInRoutes = (pages: RegisterPages): AppRoute[] => [
  {
    method: 'GET',
    path: PATHS.bringIn,
    permission: WRITE_REGISTERS,
    record: null,
    handle: (request) =>
      drawn(
        pages,
        request,
        onType(typeIn(request), (given, type) => bringInPage(given, type)),
      ),
  },
  {
    method: 'GET',
    path: PATHS.template,
    permission: WRITE_REGISTERS,
    record: null,
    handle: (request) => drawn(pages, request, onType(typeIn(request), template)),
  },
  {
    method: 'POST',
    path: PATHS.bringIn,
    body: 'file',
    maxBytes: MOST_BYTES,
    permission: WRITE_REGISTERS,
    record: 'entry.import',
    handle: (request) => preview(pages, request),
  },
  {
    method: 'POST',
    path: PATHS.confirmBringIn,
    body: 'form',
    permission: WRITE_REGISTERS,
    record: 'entry.import',
    handle: (request) => confirm(pages, request),
  },
];
