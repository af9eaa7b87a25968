import type { PaperDocument } from '../../../documents/index.ts';
import { councilCode } from '../../../kernel/index.ts';
import { fieldOf, type RouteAnswer } from '../../../platform/http/index.ts';
import { actorIn } from '../../access/index.ts';
import { readRestricted } from '../../record/index.ts';
import { READ_REGISTERS, type RegisterPages, reachEntry, readRegisters } from '../../registers/index.ts';
import { isPaperFormat, MEDIA_TYPES, renderPaper } from '../../reports/index.ts';
import { type AppRequest, type AppRoute, unknownCouncil } from '../../site/index.ts';
import { PATHS } from '../addresses.ts';
import { READER_WORDS, READERS, type Reader } from '../letter-words.ts';
import { type Asked, paperOf } from './paper-of.ts';
import { paperPage } from './paper-page.tsx';

type Kind = Asked['paper'];

const isReader = (text: string): text is Reader => (READERS as readonly string[]).includes(text);

// The child comes first, because their letter is the one that must be read with most care.
const askedIn = (kind: Kind, { query, form }: AppRequest): Asked => {
  if (kind === 'chronology') return { paper: 'chronology' };
  const [text, number] = ['reader', 'decision'].map((name) => fieldOf(form, name) || (query[name] ?? ''));
  return {
    paper: 'letter',
    reader: isReader(text ?? '') ? (text as Reader) : 'child',
    decision: /^\d{1,6}$/.test(number ?? '') ? Number(number) : null,
  };
};

type Ready = { readonly document: PaperDocument; readonly register: string; readonly reference: string };

/** The paper, ready to be written; or the page instead of it: its own page where `toTake` is false, or where there is no paper. */
const readyFor = (
  pages: RegisterPages,
  request: AppRequest,
  asked: Asked,
  toTake: boolean,
): Promise<Ready | RouteAnswer | null> =>
  readRegisters(pages, request, async (given) => {
    const found = await reachEntry(given, request.path['reference'] ?? '');
    if ('instead' in found) return found.instead;
    const { type, entry } = found.reached;
    const made = await paperOf(given, found.reached, asked);
    if (!toTake || typeof made === 'string') return paperPage(given, { type, now: entry.now }, asked, made);
    return { document: made, register: type.code, reference: entry.now.reference };
  });

const whatFor = (asked: Asked): string =>
  asked.paper === 'letter' ? `The letter of the decision to ${READER_WORDS[asked.reader]}` : 'The chronology to print';

const take = async (pages: RegisterPages, request: AppRequest, kind: Kind): Promise<RouteAnswer> => {
  const asked = askedIn(kind, request);
  const council = councilCode(request.path['council'] ?? '');
  const format = fieldOf(request.form, 'format');
  const known = isPaperFormat(format) && format !== 'html';
  const ready = await readyFor(pages, request, asked, known);
  if (council === null || ready === null) return unknownCouncil();
  if (!known || !('document' in ready)) return 'document' in ready ? unknownCouncil() : ready;
  const { document, register, reference } = ready;
  const [reader, number] = asked.paper === 'letter' ? [asked.reader, asked.decision] : [null, null];
  // Taken away by a reader who gave their reason for the register today; the record says what was taken, beside that reason.
  const opening = {
    subject: 'registers',
    reason: `${whatFor(asked)} was taken as a file, ${format === 'docx' ? 'for Word' : 'as PDF'}`,
    clock: pages.clock,
    detail: {
      register,
      entry: reference,
      paper: kind,
      format,
      ...(reader === null ? {} : { reader }),
      ...(number === null ? {} : { decision: number }),
    },
  };
  await readRestricted(pages.site.database, actorIn(request.caller, council), council, opening, async () => undefined);
  const name = [reference, kind, reader, number].filter((part) => part !== null).join('-');
  return {
    kind: 'file',
    bytes: await renderPaper(document, format),
    type: MEDIA_TYPES[format],
    name: `${name}.${format}`,
  };
};

/** The papers of secure accommodation, to read, to print and to take away: behind the need and the day's reason, as the entry's own page. */
export const secureRoutes = (pages: RegisterPages): AppRoute[] =>
  (['letter', 'chronology'] as const).flatMap((kind): AppRoute[] => [
    {
      method: 'GET',
      path: PATHS[kind],
      permission: READ_REGISTERS,
      record: null,
      handle: async (request) => {
        const page = await readyFor(pages, request, askedIn(kind, request), false);
        return page === null || 'document' in page ? unknownCouncil() : page;
      },
    },
    {
      method: 'POST',
      path: PATHS[kind],
      body: 'form',
      permission: READ_REGISTERS,
      record: 'restricted.read',
      handle: (request) => take(pages, request, kind),
    },
  ]);
