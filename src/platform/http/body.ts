import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

import type { UploadedFile } from './route.ts';

type Body = {
  readonly form: Readonly<Record<string, readonly string[]>>;
  readonly file: UploadedFile | null;
  readonly json: unknown;
};

export const NO_BODY: Body = { form: {}, file: null, json: undefined };

const MOST_FIELDS = 200;

const fieldsOf = (body: unknown): Body['form'] => {
  const form: Record<string, readonly string[]> = Object.create(null);
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    form[name] = (Array.isArray(value) ? value : [value]).map((each) => String(each ?? ''));
  }
  return form;
};

const refused = (statusCode: 400 | 413, message: string, cause?: unknown): Error =>
  Object.assign(new Error(message, { cause }), { statusCode });

// What the reader of forms finds wrong with one has no status of its own, unless it is too large.
const unreadable = (error: unknown): unknown =>
  error instanceof Error && 'statusCode' in error ? error : refused(400, 'The form cannot be read', error);

const readParts = async (parts: AsyncIterable<Multipart>): Promise<Body> => {
  const form: Record<string, string[]> = Object.create(null);
  let file: UploadedFile | null = null;
  for await (const part of parts) {
    // The reader cuts what is too long and says so; nobody's words are kept by half.
    if (part.type === 'field' && (part.valueTruncated || part.fieldnameTruncated)) {
      throw refused(413, 'A field of the form is too long');
    }
    if (part.type === 'file') {
      const bytes = new Uint8Array(await part.toBuffer());
      // A browser sends an empty, nameless file where nobody chose one.
      if (part.filename !== '' || bytes.length > 0) file = { name: part.filename, bytes };
    } else {
      form[part.fieldname] = [...(form[part.fieldname] ?? []), String(part.value)];
    }
  }
  return { form, file, json: undefined };
};

/** Reads the body of a request as its route says. Throws with a `statusCode` where it is too large or not of that form. */
export const readBody = async (
  request: FastifyRequest,
  kind: 'form' | 'json' | 'file',
  maxBytes: number,
): Promise<Body> => {
  if (kind === 'json') return { ...NO_BODY, json: request.body ?? undefined };
  if (kind === 'form' || !request.isMultipart()) return { ...NO_BODY, form: fieldsOf(request.body) };
  const limits = { fileSize: maxBytes, files: 1, fields: MOST_FIELDS, fieldSize: 100_000, parts: MOST_FIELDS + 1 };
  try {
    return await readParts(request.parts({ limits }));
  } catch (error) {
    throw unreadable(error);
  }
};
