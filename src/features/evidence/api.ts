import { z } from 'zod';

import { councilCode, type Fault } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { actorIn } from '../access/index.ts';
import { type AppRoute, readCouncil } from '../site/index.ts';
import { evidenceCode } from './evidence.ts';
import { type EvidencePages, pageNumber } from './pages.ts';
import { ADD_EVIDENCE, READ_EVIDENCE } from './policy.ts';
import { evidenceFile, evidencePage, type KeptFile } from './read-model.ts';
import { addEvidence } from './service.ts';

const text = z.string().max(2000);

const FILE = z.object({
  code: z.string(),
  title: z.string(),
  aboutKind: z.string(),
  about: z.string(),
  fileName: z.string(),
  kind: z.string(),
  size: z.number(),
  sha256: z.string(),
  addedAt: z.string(),
  post: z.string().nullable(),
  rule: z.string().nullable(),
  keptUntil: z.string().nullable(),
  disposed: z.boolean(),
  supersedes: z.string().nullable(),
  supersededBy: z.string().nullable(),
});

const fileJson = ({ file, until, disposed, supersededBy }: KeptFile): z.output<typeof FILE> => ({
  code: file.code,
  title: file.title,
  aboutKind: file.aboutKind,
  about: file.about,
  fileName: file.fileName,
  kind: file.kind,
  size: file.size,
  sha256: file.sha256,
  addedAt: file.knownAt,
  post: file.addedBy.post,
  rule: file.rule,
  keptUntil: until,
  disposed,
  supersedes: file.supersedes,
  supersededBy,
});

const LIST = z.object({ count: z.number(), pages: z.number(), files: z.array(FILE) });

/** A file in a call: its bytes in base64, so up to some 700 kB; what is larger goes by the form. */
const NEW_FILE = z.strictObject({
  fileName: text,
  base64: z.base64(),
  title: text,
  aboutKind: text,
  about: text,
  rule: text,
  from: text.optional(),
  supersedes: text.optional(),
});

const json = (value: unknown, status: 200 | 201 | 404 | 422 = 200): RouteAnswer => ({
  kind: 'json',
  status,
  json: JSON.stringify(value),
});

const notHere = (): RouteAnswer =>
  json({ faults: [{ code: 'evidence.unknown', message: 'There is no such file' }] }, 404);

const refused = (faults: readonly Fault[]): RouteAnswer =>
  json(
    { faults: faults.map(({ code, message, remedy, place }) => ({ code, message, remedy, column: place.column })) },
    422,
  );

const unreadable = (error: z.ZodError): RouteAnswer =>
  json(
    {
      faults: error.issues
        .slice(0, 100)
        .map(({ path, message }) => ({ code: 'input.format', message, column: path.join('.') })),
    },
    422,
  );

/** Evidence for a council's own programs: open files alone. Restricted ones are opened by people, with a reason. */
export const evidenceApi = ({ site, desk }: EvidencePages): AppRoute[] => [
  {
    method: 'GET',
    path: '/api/councils/:council/evidence',
    permission: READ_EVIDENCE,
    record: null,
    api: {
      summary: 'The evidence files that are open, newest first; ?search= for words, ?about= for a subject, ?page=',
      output: LIST,
    },
    handle: async (request) => {
      const { search = '', about = '', page } = request.query;
      const found = await readCouncil(site, request, (tx) =>
        evidencePage(tx, { search, about, confidentiality: 'open', page: pageNumber(page) }),
      );
      return found === null ? notHere() : json({ ...found, files: found.files.map(fileJson) });
    },
  },
  {
    method: 'GET',
    path: '/api/councils/:council/evidence/:code',
    permission: READ_EVIDENCE,
    record: null,
    api: { summary: 'What is kept about an open evidence file', output: FILE },
    handle: async (request) => {
      const code = evidenceCode(request.path['code'] ?? '');
      const found = code === null ? null : await readCouncil(site, request, (tx) => evidenceFile(tx, code));
      return found === null ? notHere() : json(fileJson(found));
    },
  },
  {
    method: 'POST',
    path: '/api/councils/:council/evidence',
    body: 'json',
    permission: ADD_EVIDENCE,
    record: 'evidence.add',
    api: {
      summary: 'Add a small open file as evidence, its bytes in base64; larger ones go by the form',
      input: NEW_FILE,
      output: FILE,
    },
    handle: async (request) => {
      const council = councilCode(request.path['council'] ?? '');
      const read = NEW_FILE.safeParse(request.json);
      if (council === null) return notHere();
      if (!read.success) return unreadable(read.error);
      const { fileName, base64, from = '', supersedes = '', ...rest } = read.data;
      const upload = { name: fileName, bytes: new Uint8Array(Buffer.from(base64, 'base64')) };
      const adding = { council, actor: actorIn(request.caller, council), mayRestrict: false };
      const result = await addEvidence(desk, adding, upload, { ...rest, from, supersedes, confidentiality: 'open' });
      if (!result.ok) return refused(result.problem);
      return json(
        fileJson({
          file: result.value.file,
          steps: [],
          until: result.value.file.retainedUntil,
          disposed: false,
          supersededBy: null,
        }),
        201,
      );
    },
  },
];
