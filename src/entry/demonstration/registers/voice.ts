import type { Story } from './story.ts';

const compliment = (before: number, service: string, from: string, gist: string, team: string | null): Story => ({
  register: 'compliment',
  post: 'CGL',
  before,
  answers: { 'service-group': service, from, gist: `=${gist}` },
  steps: team === null ? [] : [{ before: before - 2, move: 'pass-on', answers: { team: `${team} (invented)` } }],
});

/** Thanks, scores, and words that may be quoted for a time: one consent holds, one has just run out, one was withdrawn. */
export const VOICE: readonly Story[] = [
  compliment(
    340,
    'children',
    'foster-carer',
    'The new worker came when the children were home from school',
    'Family placement',
  ),
  compliment(221, 'justice', 'court', 'Reports were clear and came in good time', 'Court team'),
  compliment(117, 'hscp', 'carer', 'Somebody listened, and the night sitter came the same week', 'Carers team'),
  compliment(58, 'children', 'person', 'They let me speak at my own meeting', 'Throughcare'),
  compliment(6, 'hscp', 'person', 'Kind people on the telephone', null),
  {
    confidentiality: 'restricted',
    register: 'case-study',
    post: 'PQM',
    before: 190,
    answers: {
      words: '=A carer tells how a night sitter, two evenings a week, let her go on caring at home',
      about: 'carer',
      'service-group': 'hscp',
    },
    steps: [
      {
        before: 185,
        move: 'consent',
        answers: {
          consent: 'in-writing',
          'consent-to': ['annual-report', 'committee-paper'],
          'consent-until': '@2',
          'told-what': '=That it is printed in the annual report of that year, without a name, and for how long',
          'consent-kept': 'File of the carers team (invented)',
          reidentification: 'no',
        },
      },
      { before: 150, move: 'use', answers: { used: [{ where: 'Annual report (invented)', on: '@150' }] } },
      { before: 1, time: '06:10', lapse: true },
    ],
  },
  {
    confidentiality: 'restricted',
    register: 'case-study',
    post: 'PQM',
    before: 75,
    answers: {
      words: '=How four young people ran their own meeting, and what was changed because of it',
      about: 'child',
      'service-group': 'children',
    },
    steps: [
      {
        before: 70,
        move: 'consent',
        answers: {
          consent: 'in-writing',
          'consent-to': ['annual-report', 'training'],
          'consent-until': '@-20',
          'told-what': '=Each of them, and those with parental rights, saw the text before it was used',
          'consent-kept': 'File of the participation worker (invented)',
          reidentification: 'agreed',
        },
      },
    ],
  },
  {
    confidentiality: 'restricted',
    register: 'quotation',
    post: 'PQM',
    before: 133,
    answers: { words: '=I was asked, and then it was done', about: 'person', 'service-group': 'justice' },
    steps: [
      {
        before: 130,
        move: 'consent',
        answers: {
          consent: 'noted',
          'consent-to': ['newsletter'],
          'consent-until': '@-200',
          'told-what': '=That one sentence is printed in the newsletter of the service',
          'consent-kept': 'Note in the case system (invented)',
          reidentification: 'no',
        },
      },
      {
        before: 44,
        time: '11:30',
        move: 'withdraw',
        answers: { 'withdrawn-words': 'Asked by telephone that it is used no more (invented)' },
      },
    ],
  },
  {
    register: 'feedback-score',
    post: 'PQM',
    before: 88,
    answers: {
      instrument: 'Start and end questionnaire of a parenting group (invented)',
      'service-group': 'children',
      stage: 'end',
      respondents: 14,
      results: [
        { question: 'I know whom to ask for help', improved: 9, same: 4, worse: 1 },
        { question: 'Evenings at home are calmer', improved: 7, same: 6, worse: 1 },
      ],
      'same-people': true,
    },
    steps: [
      { before: 84, move: 'check', answers: { 'checked-words': '=Counted again from the sheets by somebody else' } },
      { before: 80, move: 'report' },
    ],
  },
];
