import assert from 'node:assert/strict';

/** A browser's cookies and nothing more. */
const createJar = () => {
  const cookies = new Map<string, string>();
  return {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    keep: (response: Response) => {
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
    },
  };
};

/** Walks through a provider's own pages as a person who signs in and agrees, until it sends the browser to `returnAddress`; gives that address. */
export const openAsPerson = async (address: string, login: string, returnAddress: string): Promise<URL> => {
  const jar = createJar();
  let next = new URL(address);
  let form: URLSearchParams | null = null;
  for (let pages = 0; pages < 20; pages += 1) {
    if (next.href.startsWith(returnAddress)) return next;
    const response: Response = await fetch(next, {
      method: form === null ? 'GET' : 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie: jar.header() },
    });
    jar.keep(response);
    form = null;
    const location = response.headers.get('location');
    if (location !== null) {
      next = new URL(location, next);
      continue;
    }
    const html = await response.text();
    assert.equal(response.status, 200, html);
    next = new URL(/action="([^"]+)"/.exec(html)?.[1] ?? '', next);
    form = new URLSearchParams({ prompt: /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? '', login, password: 'x' });
  }
  throw new Error('The provider did not send the browser back');
};
