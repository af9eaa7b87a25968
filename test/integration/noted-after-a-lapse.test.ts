import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { changeEntry, noteEvent, takeBackEvent } from '../../src/features/registers/entry/continue-entry.ts';
import type { FieldValues, Revision } from '../../src/features/registers/entry/entry.ts';
import { broughtToLaw } from '../../src/features/registers/entry/lapse.ts';
import { moveEntry } from '../../src/features/registers/entry/move-entry.ts';
import { openEntry } from '../../src/features/registers/entry/open-entry.ts';
import type { Happened, Writing } from '../../src/features/registers/entry/revise-entry.ts';
import type { Result } from '../../src/kernel/index.ts';
import { shippedType } from '../support/secure-model/core.ts';

const PACK = fileURLToPath(new URL('../../../packs/scotland', import.meta.url));
const ACTOR = { actor: 'person:P-1', post: 'CSWO', capacity: 'holder', delegation: null };

/** A walk through the shipped type, all of it typed in on one day long after. */
const walkOf = async (code: string, at: string) => {
  const shipped = await shippedType(code, PACK, (path) => readFile(path, 'utf8'));
  const writing: Writing = { ...shipped, stays: [], at, actor: ACTOR };
  let revisions: Revision[] = [];
  const add = (result: Result<Revision | Revision[]>): string => {
    if (!result.ok) return result.problem.map(({ message }) => message).join('; ');
    revisions = [...revisions, ...[result.value].flat()];
    revisions = [...revisions, ...broughtToLaw(revisions, writing, at)];
    return revisions.at(-1)?.state ?? '';
  };
  const when = (text: string): Happened =>
    text.includes('T') ? { at: `${text}:00.000Z`, day: text.slice(0, 10) } : { at: null, day: text };
  return {
    open: (fields: FieldValues, text: string) =>
      add(
        openEntry(
          {
            confidentiality: 'restricted',
            distribution: [],
            caseReference: 'C-1',
            service: null,
            fields,
            happened: when(text),
          },
          'XX-2026-001',
          writing,
        ),
      ),
    move: (move: string, fields: FieldValues, text: string) =>
      add(moveEntry(revisions, { move, fields, happened: when(text) }, writing)),
    note: (event: string, text: string) => add(noteEvent(revisions, { event, happened: when(text) }, writing)),
    takeBack: (event: string) =>
      add(
        takeBackEvent(
          revisions,
          { number: revisions.at(-1)?.events.findLast((each) => each.event === event)?.number ?? 0, words: 'Another' },
          writing,
        ),
      ),
    putRight: (fields: FieldValues) =>
      add(changeEntry(revisions, { fields: { ...revisions.at(-1)?.fields, ...fields }, words: 'Put right' }, writing)),
    lapses: () =>
      (revisions.at(-1)?.events ?? [])
        .filter(({ event }) => /-(expired|ended|ceased)$/.test(event))
        .map(({ at }) => at),
    kinds: () => revisions.map(({ kind }) => kind),
  };
};

test('an old treatment order is entered with its extensions, each in time, and expires when the last of them does', async () => {
  const { open, move, note, takeBack, lapses, kinds } = await walkOf('mental-health-order', '2026-11-26T12:00:00.000Z');
  assert.equal(open({ kind: 'cto' }, '2024-03-20T10:00'), 'examined');
  assert.equal(note('cto-application-made', '2024-03-21'), 'examined');
  // Six months from 25 March 2024: 25 September is the last day, and nobody has yet written down more.
  assert.equal(move('grant', {}, '2024-03-25T10:00'), 'order-expired');
  assert.match(note('cto-extended', '2024-09-26'), /cannot be noted/);
  assert.equal(note('cto-extended', '2024-09-20'), 'order-expired');
  // Six months from 20 September 2024: 20 March 2025 is the last day, of which midnight is in winter.
  assert.deepEqual(lapses(), ['2025-03-21T00:00:00.000Z']);
  assert.equal(note('cto-extended', '2025-03-20'), 'order-expired');
  // Then twelve months.
  assert.deepEqual(lapses(), ['2026-03-21T00:00:00.000Z']);
  assert.equal(note('cto-extended', '2026-03-20'), 'granted');
  assert.deepEqual(lapses(), []);
  assert.deepEqual(kinds().slice(2), [
    'moved',
    'lapsed',
    ...['taken-back', 'noted', 'lapsed'],
    ...['taken-back', 'noted', 'lapsed'],
    ...['taken-back', 'noted'],
  ]);
  // Without the last it expired after all, as it had.
  assert.equal(takeBack('cto-extended'), 'order-expired');
  assert.deepEqual(lapses(), ['2026-03-21T00:00:00.000Z']);
});

test('an old guardianship is entered with its renewal, which was lodged in time', async () => {
  const { open, move, note, putRight, lapses } = await walkOf('guardianship', '2026-11-26T12:00:00.000Z');
  const first = {
    kind: 'welfare',
    guardian: 'private',
  };
  assert.equal(open(first, '2020-01-06'), 'notice');
  assert.equal(note('examination-or-interview-held', '2020-01-08'), 'notice');
  assert.equal(move('lodge', {}, '2020-01-20'), 'lodged');
  // Three years from 2 March 2020.
  assert.equal(move('grant', { length: 'year-or-more' }, '2020-03-02'), 'guardianship-ended');
  assert.deepEqual(lapses(), ['2023-03-03T00:00:00.000Z']);
  // A visit in time is noted and keeps nothing from its end.
  assert.equal(note('adult-visited', '2021-05-04'), 'guardianship-ended');
  // The sheriff had set two years: it ended earlier.
  assert.equal(putRight({ months: 24 }), 'guardianship-ended');
  assert.deepEqual(lapses(), ['2022-03-03T00:00:00.000Z']);
  // Four years: until 2 March 2024.
  assert.equal(putRight({ months: 48 }), 'guardianship-ended');
  assert.deepEqual(lapses(), ['2024-03-03T00:00:00.000Z']);
  assert.match(note('renewal-lodged', '2024-03-03'), /cannot be noted/);
  assert.equal(note('renewal-lodged', '2024-03-02'), 'granted');
  assert.equal(move('renew', {}, '2024-06-10'), 'renewed');
});

test('what is carried out in time is noted though the end of the order is written down', async () => {
  const { open, note, lapses } = await walkOf('child-protection-order', '2026-11-26T12:00:00.000Z');
  // 24 hours to try, six days to remove.
  assert.equal(
    open({ kind: 'removal', applicant: 'local-authority', ground: 'Invented' }, '2026-11-02T10:00'),
    'order-ceased',
  );
  assert.deepEqual(lapses(), ['2026-11-03T10:00:00.000Z']);
  assert.match(note('implementation-attempted', '2026-11-03T10:01'), /cannot be noted/);
  assert.equal(note('implementation-attempted', '2026-11-03T10:00'), 'order-ceased');
  assert.deepEqual(lapses(), ['2026-11-09T00:00:00.000Z']);
});
