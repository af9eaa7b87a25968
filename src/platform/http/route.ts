/** What a handler is told of a request. Nothing of the web framework reaches a feature. */
export type RouteRequest = {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
};

/** What a handler gives back. `asset` may be kept by browsers for a year, because its address changes with its content. */
export type RouteAnswer =
  | { readonly kind: 'page'; readonly html: string; readonly status?: 200 | 404 | 400 | 409 }
  | { readonly kind: 'json'; readonly json: string; readonly status?: 200 | 404 | 400 }
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly type: string; readonly name: string }
  | { readonly kind: 'text'; readonly text: string; readonly type: string }
  | { readonly kind: 'asset'; readonly bytes: Uint8Array; readonly type: string }
  | { readonly kind: 'elsewhere'; readonly address: string };

/**
 * One address. Who may open it and what the record keeps of it are stated by type, so that none can be forgotten.
 * `record` null: reading what everybody may read leaves no entry.
 */
export type Route = {
  readonly method: 'GET';
  readonly path: string;
  readonly permission: 'public';
  readonly record: null;
  readonly handle: (request: RouteRequest) => Promise<RouteAnswer>;
};
