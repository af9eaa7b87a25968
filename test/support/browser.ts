/** What is asked of a server, and what it answers. */
export type Asked = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: string;
};
export type Answered = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: string;
};

/** Whatever answers: a server that is not listening, or the way to one that is. */
export type Asking = { readonly inject: (asked: Asked) => Promise<Answered> };

/** What a browser got: where it is sent, or what it shows. */
export type Shown = {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
  readonly setCookies: readonly string[];
};

/** A browser over a server: keeps cookies, and sends the hidden fields of the form that a page shows. */
export class Browser {
  readonly #server: Asking;
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(server: Asking, origin: string) {
    this.#server = server;
    this.#origin = origin;
  }

  #name(cookie: string): string {
    return this.#origin.startsWith('https:') ? `__Host-${cookie}` : cookie;
  }

  /** The value of a cookie, empty where there is none. */
  cookie(name: string): string {
    return this.#cookies.get(this.#name(name)) ?? '';
  }

  /** Plants a cookie. */
  take(name: string, value: string): void {
    this.#cookies.set(this.#name(name), value);
  }

  #headers(): Record<string, string> {
    return {
      host: new URL(this.#origin).host,
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    };
  }

  #shown(response: Answered): Shown {
    const set = response.headers['set-cookie'] ?? [];
    const setCookies = [set].flat().map(String);
    for (const line of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, decodeURIComponent(value));
    }
    const { location = null } = response.headers;
    return { status: response.statusCode, html: response.body, location: location?.toString() ?? null, setCookies };
  }

  async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Shown> {
    return this.#shown(await this.#server.inject({ method: 'GET', url, headers: { ...this.#headers(), ...headers } }));
  }

  /** Sends a form: the fields given, and the hidden ones of the form that the page has for this address (none where the page is null). */
  async send(
    page: Shown | null,
    url: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string | undefined>> = {},
  ): Promise<Shown> {
    const all = { ...this.#headers(), origin: this.#origin, ...headers };
    const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const response = await this.#server.inject({
      method: 'POST',
      url,
      headers: { ...Object.fromEntries(sent), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...(page === null ? {} : hiddenFields(page.html, url)), ...fields }).toString(),
    });
    return this.#shown(response);
  }
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const hiddenFields = (html: string, action: string): Record<string, string> => {
  const form = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(([, at]) => at === action);
  const inputs = [...(form?.[2] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]));
};
