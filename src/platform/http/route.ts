import type { z } from 'zod';

/** The hidden field that says a form is one of ours. */
export const FORM_TOKEN = '_form';

/** One file of a form, held in memory and no larger than the route allows. `name` is what the sender called it: never a path of ours. */
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array };

/** What a handler is told of a request. Nothing of the web framework reaches a feature. */
export type RouteRequest<Caller = unknown> = {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The fields of a form, each with all its values in their order; empty for any other request. */
  readonly form: Readonly<Record<string, readonly string[]>>;
  readonly file: UploadedFile | null;
  /** The parsed body of a call of the API; `undefined` for any other request. */
  readonly json: unknown;
  readonly caller: Caller;
  /** By the names that handlers set them under. */
  readonly cookies: Readonly<Record<string, string>>;
  /** What every form of the answer must carry in a hidden field named `FORM_TOKEN`. */
  readonly formToken: string;
  /** The secret that a program sent to say who it is, for the addresses of programs that are nobody's (metrics). Never recorded. */
  readonly bearer?: string | null;
  /** The address of the client as the trusted proxy gives it, for limits alone; it is never recorded. */
  readonly client: string;
  /** The path and query as asked, for "come back here after signing in". */
  readonly address: string;
};

/** `seconds` null: until the browser closes; 0: forget it now. Always out of reach of scripts, and Secure behind TLS. */
export type SetCookie = { readonly name: string; readonly value: string; readonly seconds: number | null };

type PageStatus = 200 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429;

/**
 * What a handler gives back. `asset` may be kept by browsers for a year, because its address changes with its content; `file` is always a
 * download in a sandbox of its own; `elsewhere` is a redirect to an address of ours or, at sign-in, to the identity provider.
 */
export type RouteAnswer = { readonly cookies?: readonly SetCookie[] } & (
  | { readonly kind: 'page'; readonly html: string; readonly status?: PageStatus }
  | { readonly kind: 'json'; readonly json: string; readonly status?: PageStatus | 201 | 503 }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly type: string; readonly name: string }
  | { readonly kind: 'text'; readonly text: string; readonly type: string }
  | { readonly kind: 'asset'; readonly bytes: Uint8Array; readonly type: string }
  | { readonly kind: 'elsewhere'; readonly address: string }
);

/** What makes an address part of the API: described in the OpenAPI document, asked with a token, answered in JSON also where it fails. */
export type ApiFace = {
  readonly summary: string;
  /** The parameters after the question mark, none of which is ever required. */
  readonly query?: readonly { readonly name: string; readonly about: string }[];
  readonly input?: z.ZodType;
  readonly output: z.ZodType;
};

/**
 * One address. Who may open it and what the record keeps of it are stated by type, so that none can be forgotten. `record` null: it changes
 * nothing and reads nothing restricted. A POST takes a form, a form with one file (`maxBytes` at most), or JSON from a token's holder.
 */
export type Route<Access = unknown, Caller = unknown, Event = string> = {
  readonly path: string;
  readonly permission: Access;
  readonly record: Event | null;
  readonly api?: ApiFace;
  readonly handle: (request: RouteRequest<Caller>) => Promise<RouteAnswer>;
} & (
  | { readonly method: 'GET' }
  | { readonly method: 'POST'; readonly body: 'form' | 'json' }
  | { readonly method: 'POST'; readonly body: 'file'; readonly maxBytes: number }
);

/** The first value of a field of a form, without spaces around it; empty where the field was not sent. */
export const fieldOf = (form: RouteRequest['form'], name: string): string => form[name]?.[0]?.trim() ?? '';
