import assert from 'node:assert/strict';

import type { LightMyRequestResponse } from 'fastify';

import { MARK } from './hostile-values.ts';

// A trace of the program's inside, a complaint of the database, a path of the machine.
const INSIDE =
  /node_modules|\.[jt]sx?:\d+|\bat [\w.<>]+ \(|QueryError|FaultError|TypeError|RangeError|SyntaxError|row-level security|violates \w+ constraint|duplicate key|syntax error at|SQLSTATE|remit_app|pg_catalog|kysely|PGlite|argon2|\/work\/|\/home\/|file:\/\/\/(?!etc\/passwd)/;

const WELL_FORMED =
  /<!doctype html>|<!--[^<>]*-->|<\/[a-zA-Z][\w-]*\s*>|<([a-zA-Z][\w-]*)((?:\s+[\w:.-]+(?:="[^"<]*")?)*)\s*\/?>/gi;

/**
 * Fails where a page holds a tag that is not one of ours: every "<" must begin a whole tag whose attributes stand in double quotes, none of them may
 * run anything, and a script may only come from a file of ours. What was typed can be there as text and as a value, and as nothing else.
 */
export const assertOnlyOurTags = (html: string, says: string): void => {
  const rest = html.replace(WELL_FORMED, (_tag, name: string | undefined, attributes: string | undefined) => {
    if (name === undefined) return '';
    for (const [, attribute = '', value = ''] of (attributes ?? '').matchAll(/\s([\w:.-]+)(?:="([^"]*)")?/g)) {
      assert.ok(!/^on|^srcdoc$|^style$/i.test(attribute), `${says}: an attribute ${attribute}`);
      if (/^(href|src|action|formaction|xlink:href)$/i.test(attribute))
        assert.doesNotMatch(value, /^\s*(javascript|data:text|vbscript|\/\/|\/\\)/i, says);
    }
    if (/^(script|iframe|object|embed|base|frame)$/i.test(name))
      assert.match(attributes ?? '', /^ (type="module" )?src="\/assets\//, `${says}: a tag ${name}`);
    return '';
  });
  assert.doesNotMatch(rest, /</, `${says}: ${rest.slice(Math.max(0, rest.indexOf('<') - 40), rest.indexOf('<') + 80)}`);
};

/** Fails where an answer shows the inside of the program, or lets anything typed be more than text. `says` names the request. */
export const assertHarmless = (answer: LightMyRequestResponse, says: string): void => {
  const { statusCode, headers, body } = answer;
  assert.ok(statusCode < 500, `${says}: ${statusCode}`);
  const type = String(headers['content-type'] ?? '');
  if (!type.startsWith('application/pdf')) assert.doesNotMatch(body, INSIDE, says);
  for (const [name, value] of Object.entries(headers)) {
    const lines = [value ?? ''].flat().map(String);
    for (const line of lines) assert.doesNotMatch(line, /[\r\n]/, `${says}: ${name}`);
    if (name !== 'location') assert.ok(!name.includes(MARK) && !lines.join().includes(MARK), `${says}: ${name}`);
    if (name === 'set-cookie')
      for (const line of lines) assert.match(line, /^(__Host-)?remit-(session|device|step)=/, says);
  }
  const { location } = headers;
  if (location !== undefined) assert.match(String(location), /^\/(?![/\\])[\x21-\x7e]*$/, says);
  assert.equal(headers['x-content-type-options'], 'nosniff', says);
  if (type.startsWith('text/html')) assertOnlyOurTags(body, says);
  if (type.startsWith('application/json')) JSON.parse(body);
};
