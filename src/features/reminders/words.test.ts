import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeObligation } from '../../../test/support/made-obligation.ts';
import type { Obligation } from '../obligations/index.ts';
import type { Notice } from './notices.ts';
import type { Matter } from './stage.ts';
import { letterText, type MailWords, MOST_NAMED, subjectOf } from './words.ts';

const WORDS: MailWords = {
  council: 'dundee',
  councilName: 'Dundee City Council',
  publicAddress: 'https://remit.council.example',
  postTitle: (post) => ({ HR: 'Head of Human Resources', FIN: 'Finance Manager' })[post] ?? post,
  now: '2026-11-23T08:00:00.000Z',
};

const notice = (matter: Matter, code: string, dueOn: string, more: Partial<Obligation> = {}, post = 'HR'): Notice => ({
  person: 'P-1',
  post,
  up: [],
  stage: { matter, name: matter },
  obligation: madeObligation(code, dueOn, more),
});

test('a mail is short: late first, each with its link, and how to get none', () => {
  const notices = [
    notice('new', 'M3', '2027-01-21'),
    { ...notice('late', 'M1', '2026-11-09'), up: ['head'] as const },
    notice('soon', 'M2', '2026-11-25'),
  ];
  assert.equal(subjectOf(notices, WORDS), 'Remit, Dundee City Council: 1 late, 1 due soon, 1 new');
  assert.equal(
    letterText(notices, WORDS),
    `What this post owes to Dundee City Council: Head of Human Resources

LATE
- Report M1
  Was due by 9 November 2026: 14 days late. Told as well: the head of the service.
  https://remit.council.example/councils/dundee/answers/M1

DUE SOON
- Report M2
  Due by 25 November 2026.
  https://remit.council.example/councils/dundee/answers/M2

NEW
- Report M3
  Due by 21 January 2027.
  https://remit.council.example/councils/dundee/answers/M3

The whole list: https://remit.council.example/councils/dundee/owed

This mail was made by a machine, and nobody reads answers to it. It comes when something is asked of a post,
3 working days before it is due, and every 7 days once it is late or owed at once; not about what has been answered.
What is 14 days late is told to the head of the service as well, and what is 28 days late to the Chief
Social Work Officer; what is restricted is told to nobody else. These numbers of days are Remit's own rules and no law.
To get fewer mails or none: https://remit.council.example/councils/dundee/owed/calendar
`,
  );
});

test('whoever has two posts is told for which; what others owe leads to its page, with its owner', () => {
  const text = letterText(
    [
      notice('late', 'M1', '2026-11-20'),
      notice('soon', 'M2', '2026-11-25', { ownerPost: 'FIN' }, 'FIN'),
      notice('cswo', 'M5', '2026-10-01', { ownerPost: 'FIN' }, 'CSWO'),
    ],
    WORDS,
  );
  assert.match(text, /^What is owed to Dundee City Council\n/);
  assert.match(text, /3 days late\. For the post: Head of Human Resources\.\n/);
  assert.match(text, /Due by 25 November 2026\. For the post: Finance Manager\.\n/);
  assert.match(text, /53 days late\. Owed by: Finance Manager\.\n {2}\S+\/councils\/dundee\/owed\/M5\n/);
});

test('nothing of a restricted matter is in it, nor a line of anybody else’s making', () => {
  const masked = { title: 'A restricted matter', confidentiality: 'restricted' as const, rule: '' };
  const text = letterText([notice('late', 'M1', '2026-11-20', masked)], WORDS);
  assert.match(text, /- A restricted matter: sign in to see it\n/);
  assert.match(text, /\/councils\/dundee\/owed\/M1\n/);
  const forged = letterText(
    [notice('late', 'M1', '2026-11-20', { title: 'One\nLATE\n- Pay at https://x.example' })],
    WORDS,
  );
  assert.match(forged, /- One LATE - Pay at https:\/\/x\.example\n/);
});

test('a question is answered on the form, other kinds on their page; many are counted and not named', () => {
  const text = letterText(
    [
      notice('late', 'M1.Q1', '2026-11-20', { kind: 'question' }),
      notice('late', 'ESC-1', '2026-11-20', { kind: 'escalation' }),
    ],
    WORDS,
  );
  assert.match(text, /\/councils\/dundee\/answers\/M1\.Q1\n/);
  assert.match(text, /\/councils\/dundee\/owed\/ESC-1\n/);
  const many = Array.from({ length: MOST_NAMED + 5 }, (_, index) => notice('new', `M${index}`, '2027-01-21'));
  const long = letterText(many, WORDS);
  assert.equal(long.match(/^- Report/gm)?.length, MOST_NAMED);
  assert.match(long, /- and 5 more, in the list below/);
});

test('what is to be done at once stands before what is late, and no number of days is made up for it', () => {
  const atOnce = notice('at-once', 'M7', '2026-11-20', { cause: 'at-once:SEC-10.-.3' });
  const text = letterText([notice('late', 'M1', '2026-11-20'), atOnce], WORDS);
  assert.match(
    text,
    /TO BE DONE AT ONCE\n- Report M7\n {2}To be done at once, since 20 November 2026: the law gives no number of hours or days\.\n[\s\S]+LATE\n- Report M1/,
  );
});
