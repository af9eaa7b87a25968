import type { FastifyInstance } from 'fastify';

/** A form as a page offers it. `choices` of a field: what it lets people choose from; empty for free text. */
export type OfferedForm = {
  readonly page: string;
  readonly action: string;
  readonly upload: boolean;
  readonly fields: readonly { readonly name: string; readonly value: string; readonly choices: readonly string[] }[];
};

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found?.[1] === undefined ? null : unescaped(found[1]);
};

const fieldsIn = (html: string): OfferedForm['fields'] => {
  const fields = new Map<string, { name: string; value: string; choices: string[] }>();
  const fieldOf = (name: string): { name: string; value: string; choices: string[] } => {
    const field = fields.get(name) ?? { name, value: '', choices: [] };
    fields.set(name, field);
    return field;
  };
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (name === null) continue;
    const kind = attribute(tag, 'type');
    const value = attribute(tag, 'value') ?? '';
    if (kind === 'radio' || kind === 'checkbox') fieldOf(name).choices.push(value);
    else fieldOf(name).value = value;
  }
  for (const [, tag = '', text = ''] of html.matchAll(/(<textarea\b[^>]*>)([^<]*)/g)) {
    const name = attribute(tag, 'name');
    if (name !== null) fieldOf(name).value = unescaped(text);
  }
  for (const [, tag = '', options = ''] of html.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    const name = attribute(tag, 'name');
    if (name === null) continue;
    for (const [option] of options.matchAll(/<option\b[^>]*>/g))
      fieldOf(name).choices.push(attribute(option, 'value') ?? '');
  }
  return [...fields.values()];
};

/** The forms of a page that change something. */
export const formsOf = (page: string, html: string): OfferedForm[] =>
  [...html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gs)].flatMap(([, tag = '', inside = '']) =>
    attribute(tag, 'method') === 'post'
      ? [
          {
            page,
            action: attribute(tag, 'action') ?? page,
            upload: attribute(tag, 'enctype') === 'multipart/form-data',
            fields: fieldsIn(inside),
          },
        ]
      : [],
  );

const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) => unescaped(href));

/**
 * Follows links from a page, one of each kind (the pattern of its route), and gathers the forms on the way: one for each address that a form
 * is sent to, by the pattern of that address.
 */
export const crawlForms = async (
  app: FastifyInstance,
  start: readonly string[],
  patternOf: (method: string, address: string) => string | null,
  perPattern = 2,
  /** What a browser sends along. */
  headers: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, OfferedForm>> => {
  const forms = new Map<string, OfferedForm>();
  const visits = new Map<string, number>();
  const queue = [...start];
  const seen = new Set(queue);
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const pattern = patternOf('GET', address);
    const visited = pattern === null ? perPattern : (visits.get(pattern) ?? 0);
    if (pattern === null || visited >= perPattern) continue;
    visits.set(pattern, visited + 1);
    const answer = await app.inject({ url: address, headers: { ...headers } });
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
    for (const form of formsOf(address, answer.body)) {
      const target = patternOf('POST', form.action);
      if (target !== null && !forms.has(target)) forms.set(target, form);
    }
    for (const link of linksIn(answer.body)) {
      if (!seen.has(link)) queue.push(link);
      seen.add(link);
    }
  }
  return forms;
};
