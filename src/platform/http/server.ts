import { randomUUID } from 'node:crypto';

import fastifyCookie from '@fastify/cookie';
import fastifyFormbody from '@fastify/formbody';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

import type { AnswerSeen } from '../metrics/index.ts';
import { cookieName, HTML, JSON_TYPE, sendAnswer } from './answer.ts';
import { asText, isAskable } from './asked.ts';
import { NO_BODY, readBody } from './body.ts';
import { securityHeaders } from './headers.ts';
import { bearerOf, isFromOurPages } from './origin.ts';
import { type Refusal, refusalOf, sendRefusal } from './refusal.ts';
import { FORM_TOKEN, type Route, type RouteAnswer, type RouteRequest } from './route.ts';

/** The pages for what goes wrong; the caller draws them, because platform/ knows no look. */
export type FaultPages = {
  readonly notFound: () => string;
  readonly failed: (reference: string) => string;
  /** The request was not taken: a form that is not ours or too old, too large, or too many of them. */
  readonly refused: (why: Refusal) => string;
};

/** What says who is asking: the cookies, or the token of the API. */
export type Credentials = {
  readonly cookies: Readonly<Record<string, string>>;
  readonly bearer: string | null;
};

export type ServerOptions<Access, Caller> = {
  readonly routes: readonly Route<Access, Caller>[];
  readonly identify: (credentials: Credentials, route: Route<Access, Caller>) => Promise<Caller>;
  /** `null` lets the request through; an answer is given in place of the route's own. */
  readonly admit: (route: Route<Access, Caller>, request: RouteRequest<Caller>) => RouteAnswer | null;
  /** The token that forms of this caller must carry; null where there is nothing yet to bind one to. */
  readonly formToken: (caller: Caller, cookies: Readonly<Record<string, string>>) => string | null;
  readonly faultPages: FaultPages;
  /** The reference is the request's id, which every answer carries as "x-request-id". */
  readonly onFailure: (reference: string, error: unknown) => void;
  /** Told of each request that was not taken, by the pattern of its address. */
  readonly onRefusal?: (seen: { request: string; why: Refusal; method: string; path: string }) => void;
  /** Told of each answer, for metrics and log: the pattern of the address, never the address itself. */
  readonly onAnswer?: (seen: AnswerSeen & { readonly request: string }) => void;
  /** The address people use, such as "https://remit.example.gov.scot"; null on a machine of one's own. */
  readonly publicAddress: URL | null;
  /** Addresses of the proxies whose word about the client is taken. */
  readonly trustedProxies: readonly string[];
  /** Requests that one client address may make in a minute; a whole council may stand behind one. */
  readonly requestsPerMinute: number;
};

const FORM_LIMIT = 1_000_000;

/**
 * The web server over the routes given. For each request in this order: who asks, whether the route is open to them, whether a form is one of
 * ours, then the handler. Every answer carries the security headers; an unknown address gets the page for it; an unforeseen failure gets
 * a page with a reference and nothing of its inside, which goes to `onFailure` alone.
 */
export const createServer = async <Access, Caller>(
  options: ServerOptions<Access, Caller>,
): Promise<FastifyInstance> => {
  const { routes, identify, admit, formToken, faultPages, onFailure, onRefusal, publicAddress } = options;
  const secure = publicAddress?.protocol === 'https:';
  const headers = securityHeaders(secure);
  const server = Fastify({
    logger: false,
    // Never one that a client chose: it could carry what it likes into the log.
    genReqId: () => randomUUID().slice(0, 13),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // Long enough for the largest file over a slow line.
    requestTimeout: 180_000,
    // While stopping, what comes on a connection that is open already is still answered.
    return503OnClosing: false,
    bodyLimit: FORM_LIMIT,
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    // An address that cannot be decoded never reaches a route; it gets the same page and the same headers.
    frameworkErrors: (_error, request, reply) => {
      const { raw } = reply;
      raw.writeHead(404, { ...headers, 'x-request-id': request.id, 'content-type': HTML });
      raw.end(faultPages.notFound());
      options.onAnswer?.({ request: request.id, method: request.method, path: 'unknown', status: 404, seconds: 0 });
    },
  });
  // A person reads a page; a program, whose addresses begin so, reads faults.
  const readerOf = (request: FastifyRequest) => (request.url.startsWith('/api/') ? 'program' : 'person');
  const refuse = (request: FastifyRequest, reply: FastifyReply, why: Refusal): FastifyReply => {
    onRefusal?.({ request: request.id, why, method: request.method, path: request.routeOptions.url ?? 'unknown' });
    return sendRefusal(reply, why, readerOf(request), faultPages.refused);
  };
  const notFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    readerOf(request) === 'program'
      ? reply
          .code(404)
          .type(JSON_TYPE)
          .send(JSON.stringify({ faults: [{ code: 'request.not-found' }] }))
      : reply.code(404).type(HTML).send(faultPages.notFound());

  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-request-id': request.id });
  });
  server.addHook('onResponse', async (request, reply) => {
    options.onAnswer?.({
      request: request.id,
      method: request.method,
      path: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
  });
  // A request that dribbles in must not hold a place, nor keep the service from stopping.
  server.server.headersTimeout = 15_000;
  // A form comes as a form: as plain text, any page could send one.
  server.removeContentTypeParser('text/plain');
  await server.register(fastifyCookie);
  await server.register(fastifyFormbody, { bodyLimit: FORM_LIMIT });
  await server.register(fastifyMultipart);
  await server.register(fastifyRateLimit, { max: options.requestsPerMinute, timeWindow: 60_000 });

  const cookiesOf = (request: FastifyRequest, names: 'taken' | 'none'): Record<string, string> => {
    const prefix = cookieName('', secure);
    if (names === 'none') return {};
    return Object.fromEntries(
      Object.entries(request.cookies).flatMap(([name, value]) =>
        name.startsWith(prefix) && value !== undefined ? [[name.slice(prefix.length), value]] : [],
      ),
    );
  };

  const answerTo = async (
    route: Route<Access, Caller>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    const isPost = route.method === 'POST';
    const kind = isPost ? route.body : null;
    // A call that sends JSON is a program's: a cookie that a browser adds by itself counts for nothing there.
    const cookies = cookiesOf(request, kind === 'json' ? 'none' : 'taken');
    const bearer = bearerOf(request.headers);
    const caller = await identify({ cookies, bearer }, route);
    const token = formToken(caller, cookies);
    const outline: RouteRequest<Caller> = {
      ...NO_BODY,
      path: asText(request.params),
      query: asText(request.query),
      caller,
      cookies,
      formToken: token ?? '',
      client: request.ip,
      bearer,
      address: request.url,
    };
    if (!isAskable(outline)) return notFound(request, reply);
    const instead = admit(route, outline);
    if (instead !== null) return sendAnswer(reply, instead, secure);
    if (kind === null) return sendAnswer(reply, await route.handle(outline), secure);
    const ours = kind === 'json' || isFromOurPages(request.headers, publicAddress?.host ?? null);
    if (!ours) return refuse(request, reply, 'forged-form');
    const body = await readBody(request, kind, route.method === 'POST' && route.body === 'file' ? route.maxBytes : 0);
    if (kind !== 'json' && token !== null && body.form[FORM_TOKEN]?.[0] !== token) {
      return refuse(request, reply, 'forged-form');
    }
    // A file can take minutes to arrive: whoever has been signed out or has lost the post meanwhile is judged as they stand now. Any other body
    // was there before anybody was asked who they are.
    const now = request.isMultipart() ? await identify({ cookies, bearer }, route) : caller;
    const asked = { ...outline, ...body, caller: now };
    if (formToken(now, cookies) !== token) return refuse(request, reply, 'forged-form');
    const meanwhile = admit(route, asked);
    if (meanwhile !== null) return sendAnswer(reply, meanwhile, secure);
    if (!isAskable(asked)) return refuse(request, reply, 'unreadable');
    return sendAnswer(reply, await route.handle(asked), secure);
  };

  for (const route of routes) {
    const bodyLimit = route.method === 'POST' && route.body === 'file' ? route.maxBytes + FORM_LIMIT : FORM_LIMIT;
    server.route({
      method: route.method,
      url: route.path,
      bodyLimit,
      handler: (request, reply) => answerTo(route, request, reply),
    });
  }
  // Guessing at addresses counts as asking.
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, async (request, reply) => notFound(request, reply));
  server.setErrorHandler(async (error, request, reply) => {
    // A request that fastify itself refuses (a body that cannot be read, say) is the asker's to mend.
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    const why = refusalOf(status);
    if (why !== null) return refuse(request, reply, why);
    if (status === 404) return notFound(request, reply);
    const reference = request.id;
    onFailure(reference, error);
    return readerOf(request) === 'program'
      ? reply
          .code(500)
          .type(JSON_TYPE)
          .send(JSON.stringify({ faults: [{ code: 'request.failed', reference }] }))
      : reply.code(500).type(HTML).send(faultPages.failed(reference));
  });
  return server;
};
