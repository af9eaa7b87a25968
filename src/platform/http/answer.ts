import type { FastifyReply } from 'fastify';

import type { RouteAnswer, SetCookie } from './route.ts';

export const HTML = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

// What somebody sent in is never shown inside our own pages: it is handed over as a download, with nothing allowed in it.
const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

const disposition = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.() -]/g, '-')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

/** The name a cookie travels under: behind TLS with the prefix that ties it to this host and to TLS. */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);

const setCookies = (reply: FastifyReply, cookies: readonly SetCookie[], secure: boolean): void => {
  for (const { name, value, seconds } of cookies) {
    reply.setCookie(cookieName(name, secure), value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      ...(seconds === null ? {} : { maxAge: seconds }),
    });
  }
};

/** Sends what a handler gave back. `secure`: people reach the service over TLS. */
export const sendAnswer = (reply: FastifyReply, answer: RouteAnswer, secure: boolean): FastifyReply => {
  setCookies(reply, answer.cookies ?? [], secure);
  switch (answer.kind) {
    case 'page':
      return reply
        .code(answer.status ?? 200)
        .type(HTML)
        .send(answer.html);
    case 'json':
      return reply
        .code(answer.status ?? 200)
        .type(JSON_TYPE)
        .send(answer.json);
    case 'text':
      return reply.type(answer.type).send(answer.text);
    case 'file':
      return reply
        .type(answer.type)
        .header('content-disposition', disposition(answer.name))
        .header('content-security-policy', SANDBOX)
        .send(Buffer.from(answer.bytes));
    case 'asset':
      return reply
        .type(answer.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(Buffer.from(answer.bytes));
    case 'elsewhere':
      // 303: whatever was posted, the next page is only read.
      return reply.redirect(answer.address, 303);
  }
};
