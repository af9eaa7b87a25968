import { randomUUID } from 'node:crypto';

import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';

import { SECURITY_HEADERS } from './headers.ts';
import type { Route, RouteAnswer, RouteRequest } from './route.ts';

/** The pages for what goes wrong; the caller draws them, because platform/ knows no look. */
export type FaultPages = {
  readonly notFound: () => string;
  readonly failed: (reference: string) => string;
};

export type ServerOptions = {
  readonly routes: readonly Route[];
  readonly faultPages: FaultPages;
  readonly onFailure: (reference: string, error: unknown) => void;
};

const HTML = 'text/html; charset=utf-8';

const disposition = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.() -]/g, '-')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

const send = (reply: FastifyReply, answer: RouteAnswer): FastifyReply => {
  switch (answer.kind) {
    case 'page':
      return reply
        .code(answer.status ?? 200)
        .type(HTML)
        .send(answer.html);
    case 'json':
      return reply
        .code(answer.status ?? 200)
        .type('application/json; charset=utf-8')
        .send(answer.json);
    case 'text':
      return reply.type(answer.type).send(answer.text);
    case 'file':
      return reply
        .type(answer.type)
        .header('content-disposition', disposition(answer.name))
        .send(Buffer.from(answer.bytes));
    case 'asset':
      return reply
        .type(answer.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(Buffer.from(answer.bytes));
    case 'elsewhere':
      return reply.redirect(answer.address, 302);
  }
};

const asText = (query: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((query ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      String(Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')),
    ]),
  );

// No code and no title holds a NUL, and PostgreSQL cannot be asked for one.
const isAskable = ({ path, query }: RouteRequest): boolean =>
  ![...Object.values(path), ...Object.values(query)].some((value) => value.includes('\0'));

/**
 * The web server over the routes given. Every answer carries the security headers; an unknown address gets the page for it; an
 * unforeseen failure gets a page with a reference and nothing of its inside, which goes to `onFailure` alone.
 */
export const createServer = ({ routes, faultPages, onFailure }: ServerOptions): FastifyInstance => {
  const server = Fastify({
    logger: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // A request that dribbles in must not hold a place, nor keep the service from stopping.
    requestTimeout: 15_000,
    // An address that cannot be decoded never reaches a route; it gets the same page and the same headers.
    frameworkErrors: (_error, _request, reply) => {
      const { raw } = reply;
      raw.writeHead(404, { ...SECURITY_HEADERS, 'content-type': HTML });
      raw.end(faultPages.notFound());
    },
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
  for (const { method, path, handle } of routes) {
    server.route({
      method,
      url: path,
      handler: async (request, reply) => {
        const asked = { path: asText(request.params), query: asText(request.query) };
        return isAskable(asked) ? send(reply, await handle(asked)) : reply.callNotFound();
      },
    });
  }
  server.setNotFoundHandler(async (_request, reply) => reply.code(404).type(HTML).send(faultPages.notFound()));
  server.setErrorHandler(async (error, _request, reply) => {
    // A request that fastify itself refuses (an address that cannot be decoded, say) is the asker's to mend.
    const status = (error as { statusCode?: number }).statusCode;
    if (status !== undefined && status >= 400 && status < 500) {
      return reply.code(404).type(HTML).send(faultPages.notFound());
    }
    const reference = randomUUID().slice(0, 8);
    onFailure(reference, error);
    return reply.code(500).type(HTML).send(faultPages.failed(reference));
  });
  return server;
};
