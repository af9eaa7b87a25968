import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';

import { readFeedAddress } from './feed.ts';
import { type CalendarDay, calendarOf } from './ics.ts';

const DAY: CalendarDay = {
  uid: 'M13.2026-07-01.dundee@remit',
  day: '2026-11-30',
  title: 'Report on supervision; training, and "registration" \\ Rèidhleag',
  about: 'Every quarter: 1 July 2026 to 30 September 2026',
  link: 'https://remit.council.example/councils/dundee/answers/M13.2026-07-01',
  state: 'open',
  revision: 2,
  changedAt: '2026-10-05T08:30:00.000Z',
};

type Line = { readonly name: string; readonly parameters: string; readonly value: string };

/** Reads a calendar as strictly as RFC 5545 is written: anything else throws. Gives its lines, unfolded. */
const strictly = (text: string): Line[] => {
  assert.ok(text.endsWith('END:VCALENDAR\r\n') || text.endsWith('END:VCALENDAR'), 'the end');
  const whole = text.endsWith('\r\n') ? text.slice(0, -2) : text;
  assert.doesNotMatch(whole.replaceAll('\r\n', ''), /[\r\n]/, 'lines end with CRLF alone');
  for (const line of whole.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, `folded at 75 octets: ${line}`);
    assert.ok(line.isWellFormed() && !line.includes('\ufffd'), 'no letter is cut in two');
  }
  const lines = whole.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  return lines.map((line) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
    assert.doesNotMatch(line, /[\u0000-\u0008\u000a-\u001f\u007f]/, 'no control characters');
    const found = /^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^;:,"]+)*):(.*)$/s.exec(line);
    assert.ok(found !== null, `name, parameters and value: ${line}`);
    const [, name = '', parameters = '', value = ''] = found;
    return { name, parameters, value };
  });
};

/** The value of a text, unescaped; every sign that must be escaped is (RFC 5545, 3.3.11). */
const unescaped = (value: string): string => {
  assert.match(value, /^(?:[^\\;,]|\\[\\;,nN])*$/s, value);
  return value.replace(/\\([\\;,nN])/g, (_whole, sign: string) => (/n/i.test(sign) ? '\n' : sign));
};

const blocks = (lines: readonly Line[], kind: string): Line[][] => {
  const found: Line[][] = [];
  let open: Line[] | null = null;
  const stack: string[] = [];
  for (const line of lines) {
    if (line.name === 'BEGIN') stack.push(line.value);
    if (line.name === 'BEGIN' && line.value === kind) open = [];
    else if (line.name === 'END' && line.value === kind) {
      if (open !== null) found.push(open);
      open = null;
    } else open?.push(line);
    if (line.name === 'END') assert.equal(stack.pop(), line.value, 'blocks are nested');
  }
  assert.deepEqual(stack, []);
  return found;
};

const only = (lines: readonly Line[], name: string): Line => {
  const [found, ...more] = lines.filter((line) => line.name === name);
  assert.ok(found !== undefined && more.length === 0, `one ${name}`);
  return found;
};

/** Without what stands in blocks inside it. */
const own = (lines: readonly Line[]): Line[] => {
  let depth = 0;
  return lines.filter(({ name }) => {
    if (name === 'BEGIN') depth += 1;
    const keep = depth === 0;
    if (name === 'END') depth -= 1;
    return keep;
  });
};

test('a calendar says what RFC 5545 asks of it, and each event once', () => {
  const text = calendarOf('Remit: Head of Service', [DAY, { ...DAY, uid: 'M14', state: 'waived', about: '' }]);
  const lines = strictly(text);
  assert.equal(only(lines, 'VERSION').value, '2.0');
  assert.match(only(lines, 'PRODID').value, /Remit/);
  const events = blocks(lines, 'VEVENT').map(own);
  assert.equal(events.length, 2);
  const event = events.find((each) => only(each, 'UID').value === DAY.uid) ?? [];
  assert.deepEqual(only(event, 'DTSTART'), { name: 'DTSTART', parameters: ';VALUE=DATE', value: '20261130' });
  assert.equal(only(event, 'DTSTAMP').value, '20261005T083000Z');
  assert.equal(only(event, 'SEQUENCE').value, '2');
  assert.equal(only(event, 'TRANSP').value, 'TRANSPARENT');
  assert.equal(only(event, 'STATUS').value, 'CONFIRMED');
  assert.equal(unescaped(only(event, 'SUMMARY').value), DAY.title);
  assert.equal(unescaped(only(event, 'DESCRIPTION').value), `${DAY.about}\n${DAY.link}`);
  const gone = events.find((each) => only(each, 'UID').value === 'M14') ?? [];
  assert.equal(only(gone, 'STATUS').value, 'CANCELLED');
  // Nothing has a time of day but in UTC, so no time zone need be told.
  assert.ok(!text.includes('TZID'));
  const alarms = blocks(lines, 'VALARM');
  assert.equal(alarms.length, 1);
  assert.equal(only(alarms[0] ?? [], 'TRIGGER').value, '-PT15H');
  assert.equal(calendarOf('Remit: Head of Service', [DAY]), calendarOf('Remit: Head of Service', [DAY]));
});

test('what was answered stays and says so; an empty calendar is one', () => {
  const done = strictly(calendarOf('Remit', [{ ...DAY, state: 'met' }]));
  assert.match(unescaped(only(done, 'SUMMARY').value), /^Done: Report on/);
  assert.deepEqual(blocks(done, 'VALARM'), []);
  assert.deepEqual(blocks(strictly(calendarOf('Remit: this calendar has ended', [])), 'VEVENT'), []);
});

test('whatever a title holds, both parsers read it back as it was', () => {
  // The sign for what cannot be read is how a letter cut in two is found, so no title begins with one in it.
  const text = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((each) => !each.includes('\u{fffd}'));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (titles) => {
      const days = titles.map(([title, about], index) => ({ ...DAY, uid: `U${index}`, title, about }));
      const written = calendarOf('Remit', days);
      const lines = strictly(written);
      const summaries = blocks(lines, 'VEVENT').map((event) => unescaped(only(own(event), 'SUMMARY').value));
      const read = new ICAL.Component(ICAL.parse(written)).getAllSubcomponents('vevent').map((each) => {
        const event = new ICAL.Event(each);
        assert.equal(event.startDate.toString(), '2026-11-30');
        assert.ok(event.startDate.isDate);
        return event.summary;
      });
      assert.deepEqual(summaries, read);
      const plain = titles.map(([title]) =>
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are left out of calendars.
        title.replace(/\r\n|[\r\n]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' '),
      );
      assert.deepEqual(
        summaries.map((each) => each.trim()),
        plain.map((each) => each.trim()),
      );
      const uids = blocks(lines, 'VEVENT').map((event) => only(own(event), 'UID').value);
      assert.equal(new Set(uids).size, titles.length);
    }),
  );
});

test('an address of a calendar is a council and a secret of 256 bits', () => {
  const secret = 'A'.repeat(43);
  assert.equal(readFeedAddress(`dundee.${secret}`)?.council, 'dundee');
  assert.match(readFeedAddress(`dundee.${secret}`)?.hash ?? '', /^[0-9a-f]{64}$/);
  for (const bad of [
    '',
    secret,
    `dundee.${secret}A`,
    `dundee.${secret}.x`,
    `DUNDEE.${secret}`,
    `dundee.${'!'.repeat(43)}`,
  ])
    assert.equal(readFeedAddress(bad), null, bad);
});
