import type { FastifyReply } from 'fastify';

import { HTML, JSON_TYPE } from './answer.ts';

/** Why a request was not taken: a form that is not ours or too old, too large, too many of them, or not to be read. */
export type Refusal = 'forged-form' | 'too-large' | 'too-many' | 'unreadable';

const STATUS: Readonly<Record<Refusal, number>> = {
  'forged-form': 403,
  'too-large': 413,
  'too-many': 429,
  unreadable: 400,
};

/** What a status that the web framework gives by itself means; null for one that is no refusal. */
export const refusalOf = (status: number): Refusal | null => {
  if (status === 413) return 'too-large';
  if (status === 429) return 'too-many';
  return status >= 400 && status < 500 && status !== 404 ? 'unreadable' : null;
};

/** Sends a page to people and faults to programs. */
export const sendRefusal = (
  reply: FastifyReply,
  why: Refusal,
  to: 'person' | 'program',
  page: (why: Refusal) => string,
): FastifyReply =>
  to === 'program'
    ? reply
        .code(STATUS[why])
        .type(JSON_TYPE)
        .send(JSON.stringify({ faults: [{ code: `request.${why}` }] }))
    : reply.code(STATUS[why]).type(HTML).send(page(why));
