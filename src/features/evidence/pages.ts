import { FILE_KINDS } from '../../documents/readers/evidence/index.ts';
import { type Clock, councilCode, dayOf } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { fieldOf, type RouteAnswer, type RouteRequest } from '../../platform/http/index.ts';
import { actorIn, callerMay } from '../access/index.ts';
import { postsByCode } from '../people/index.ts';
import { retentionRules } from '../retention/index.ts';
import {
  type AppRequest,
  type AppRoute,
  type CouncilView,
  readCouncil,
  type Site,
  unknownCouncil,
} from '../site/index.ts';
import { type AddForm, addPage, NO_ANSWERS } from './add-page.tsx';
import { EVIDENCE } from './addresses.ts';
import { confidentialityOf, evidenceCode, MOST_BYTES } from './evidence.ts';
import { type FileContext, filePage } from './file-page.tsx';
import { listPage } from './list-page.tsx';
import { unknownFile } from './missing-page.tsx';
import { measureTitle, namedMeasures } from './named-measures.ts';
import type { EvidenceAnswers } from './new-evidence.ts';
import { ADD_EVIDENCE, ADD_RESTRICTED, READ_EVIDENCE, READ_RESTRICTED } from './policy.ts';
import { evidenceFile, evidencePage, type KeptFile, sameContent } from './read-model.ts';
import { addEvidence, type EvidenceDesk, type Opened, openEvidence } from './service.ts';

export type EvidencePages = { readonly site: Site; readonly desk: EvidenceDesk };

export const page = (html: string): RouteAnswer => ({ kind: 'page', html });

export const contextOf = async (
  tx: Transaction,
  { asAt }: CouncilView,
  clock: Clock,
  { file }: KeptFile,
): Promise<FileContext> => ({
  measure: file.aboutKind === 'measure' ? await measureTitle(tx, file.about, asAt) : null,
  posts: await postsByCode(tx, asAt),
  rules: await retentionRules(tx, asAt),
  today: dayOf(clock()),
  asAt,
});

/** A file as a download, under its harmless name and its true type. */
export const download = ({ kept, bytes }: Opened): RouteAnswer => ({
  kind: 'file',
  bytes,
  type: FILE_KINDS[kept.file.kind].type,
  name: kept.file.fileName,
});

export const pageNumber = (text: string | undefined): number => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : 1);

const showList = async (
  tx: Transaction,
  view: CouncilView,
  { query }: AppRequest,
  clock: Clock,
): Promise<RouteAnswer> => {
  const filters = { search: query['search'] ?? '', about: query['about'] ?? '' };
  const asked = pageNumber(query['page']);
  const found = await evidencePage(tx, { ...filters, confidentiality: 'open', page: asked });
  return page(listPage(view, found, filters, Math.min(Math.max(asked, 1), found.pages), dayOf(clock())));
};

const showFile = async (
  tx: Transaction,
  view: CouncilView,
  request: AppRequest,
  clock: Clock,
): Promise<RouteAnswer> => {
  const code = evidenceCode(request.path['code'] ?? '');
  if (
    code !== null &&
    confidentialityOf(code) === 'restricted' &&
    callerMay(request.caller, view.council.code, READ_RESTRICTED)
  )
    return { kind: 'elsewhere', address: EVIDENCE.restricted(view.council.code, { code }) };
  const kept = code === null ? null : await evidenceFile(tx, code);
  if (kept === null) return unknownFile(view);
  const added =
    request.query['added'] === undefined
      ? null
      : { sameAs: (await sameContent(tx, kept.file)).filter((same) => same !== code) };
  return page(filePage(view, kept, await contextOf(tx, view, clock, kept), added));
};

const handOver = async (tx: Transaction, view: CouncilView, { path }: AppRequest): Promise<RouteAnswer> => {
  const code = evidenceCode(path['code'] ?? '');
  const opened = code === null ? null : await openEvidence(tx, code);
  return opened?.ok ? download(opened.value) : unknownFile(view);
};

// A measure that was chosen says what kind of thing the file is for, where nothing else was.
const subjectOf = (form: RouteRequest['form']): Pick<EvidenceAnswers, 'aboutKind' | 'about'> => {
  const [measure, about] = [fieldOf(form, 'measure'), fieldOf(form, 'about')];
  const aboutKind = fieldOf(form, 'aboutKind') || (measure === '' ? '' : 'measure');
  return { aboutKind, about: aboutKind === 'measure' ? measure || about : about };
};

const answersOf = (form: RouteRequest['form']): EvidenceAnswers => ({
  title: fieldOf(form, 'title'),
  ...subjectOf(form),
  confidentiality: fieldOf(form, 'confidentiality'),
  rule: fieldOf(form, 'rule'),
  from: fieldOf(form, 'from'),
  supersedes: fieldOf(form, 'supersedes'),
});

const beginning = ({ about = '', measure = '' }: AppRequest['query']): EvidenceAnswers =>
  measure === '' ? { ...NO_ANSWERS, about } : { ...NO_ANSWERS, aboutKind: 'measure', about: measure };

const showForm = (
  { site }: EvidencePages,
  request: AppRequest,
  form: Pick<AddForm, 'answers' | 'faults'>,
): Promise<RouteAnswer | null> =>
  readCouncil(site, request, async (tx, view) => {
    const rules = await retentionRules(tx, view.asAt);
    const measures = await namedMeasures(tx, view.asAt, view.acting?.post ?? null);
    const html = addPage(view, { ...form, rules, measures, formToken: request.formToken });
    return { kind: 'page', html, status: form.faults.length > 0 ? 422 : 200 };
  });

const takeFile = async (pages: EvidencePages, request: AppRequest): Promise<RouteAnswer> => {
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return unknownCouncil();
  const { caller, form, file } = request;
  const adding = { council, actor: actorIn(caller, council), mayRestrict: callerMay(caller, council, ADD_RESTRICTED) };
  const answers = answersOf(form);
  const result = await addEvidence(pages.desk, adding, file, answers);
  if (!result.ok) return (await showForm(pages, request, { answers, faults: result.problem })) ?? unknownCouncil();
  const { code, confidentiality } = result.value.file;
  const address =
    confidentiality === 'open'
      ? EVIDENCE.file(council, code, { added: 'yes' })
      : EVIDENCE.restricted(council, { added: code });
  return { kind: 'elsewhere', address };
};

/** The pages of evidence that are open: the list, one file, the file itself, and the form that adds one. */
export const evidenceRoutes = (pages: EvidencePages): AppRoute[] => {
  const { site, desk } = pages;
  const reading =
    (work: (tx: Transaction, view: CouncilView, request: AppRequest) => Promise<RouteAnswer>) =>
    async (request: AppRequest): Promise<RouteAnswer> =>
      (await readCouncil(site, request, (tx, view) => work(tx, view, request))) ?? unknownCouncil();
  return [
    {
      method: 'GET',
      path: '/councils/:council/evidence',
      permission: READ_EVIDENCE,
      record: null,
      handle: reading((tx, view, request) => showList(tx, view, request, desk.clock)),
    },
    {
      method: 'GET',
      path: '/councils/:council/evidence/new',
      permission: ADD_EVIDENCE,
      record: null,
      handle: async (request) =>
        (await showForm(pages, request, {
          answers: beginning(request.query),
          faults: [],
        })) ?? unknownCouncil(),
    },
    {
      method: 'POST',
      path: '/councils/:council/evidence/new',
      body: 'file',
      maxBytes: MOST_BYTES + 1,
      permission: ADD_EVIDENCE,
      record: 'evidence.add',
      handle: (request) => takeFile(pages, request),
    },
    {
      method: 'GET',
      path: '/councils/:council/evidence/:code',
      permission: READ_EVIDENCE,
      record: null,
      handle: reading((tx, view, request) => showFile(tx, view, request, desk.clock)),
    },
    {
      method: 'GET',
      path: '/councils/:council/evidence/:code/file',
      permission: READ_EVIDENCE,
      record: null,
      handle: reading(handOver),
    },
  ];
};
