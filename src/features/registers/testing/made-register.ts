import type { ClockRule } from '../../../clocks/index.ts';
import { madeRule as madeClockRule } from '../../../clocks/testing/made-rule.ts';
import type { RegisterType } from '../type/register-type.ts';

/** A small register that no pack has: letters to a council, read by an officer, answered or left. With one rule of its own (see `madeRule`). */
export const madeType = (given: Partial<RegisterType> = {}): RegisterType => ({
  code: 'letter',
  letters: 'LT',
  title: 'Letter',
  many: 'Letters',
  purpose: 'An invented register for tests',
  function: 'F3',
  about: 'person',
  confidentiality: 'either',
  source: 'ours',
  fields: [
    { code: 'gist', label: 'Gist', kind: 'text', source: 'ours', needed: 'always', exported: true },
    { code: 'answer', label: 'Answer', kind: 'long', source: 'ours', needed: [{ state: ['answered'] }] },
    {
      code: 'outcome',
      label: 'Outcome',
      kind: 'choice',
      source: 'ours',
      choices: [
        { code: 'upheld', label: 'Upheld' },
        { code: 'not-upheld', label: 'Not upheld' },
      ],
    },
  ],
  states: [
    { code: 'open', label: 'Open' },
    { code: 'answered', label: 'Answered' },
    { code: 'left', label: 'Left unanswered', lapseOf: ['LET-01'] },
    { code: 'closed', label: 'Closed', final: true },
  ],
  events: [
    { code: 'letter-received', label: 'The letter came', precision: 'moment' },
    { code: 'letter-answered', label: 'It was answered', precision: 'moment' },
    { code: 'reminder-received', label: 'A reminder came', precision: 'day', notedIn: ['open', 'left'] },
    { code: 'letter-left', label: 'Left by law', precision: 'moment', byLapse: true },
  ],
  moves: [
    {
      code: 'answer',
      label: 'Answer it',
      from: ['open'],
      to: 'answered',
      by: 'keeper',
      needs: [{ field: 'outcome', because: 'An answer says what came of it' }],
      event: 'letter-answered',
    },
    { code: 'close', label: 'Close it', from: ['answered', 'left'], to: 'closed', by: 'officer', needs: [] },
  ],
  counts: [],
  ...given,
});

/** Its rule: unanswered 72 hours after it came, a letter is left by law. */
export const madeRule = (given: Partial<ClockRule> = {}): ClockRule =>
  madeClockRule({
    id: 'LET-01',
    title: 'Answer the letter',
    registerTypes: ['letter'],
    triggers: ['letter-received'],
    owner: 'keeper',
    consequence: { kind: 'lapse', state: 'left', event: 'letter-left' },
    metBy: ['letter-answered'],
    citation: 'invented',
    verification: 'unverified',
    countingBasis: 'ours',
    ...given,
  });
