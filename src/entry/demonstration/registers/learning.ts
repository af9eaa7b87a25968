import type { Answers, Story } from './story.ts';

const POST = 'PQM';
const restricted = { confidentiality: 'restricted' } as const;

// How many files were given each grade, from unsatisfactory to excellent.
const graded = (question: string, about: string, grades: readonly number[], none = 0): Answers => ({
  question,
  about,
  ...Object.fromEntries(grades.map((number, index) => [`grade-${index + 1}`, number])),
  'not-applicable': none,
});

const READERS = [
  { agency: 'Social work', number: 3 },
  { agency: 'Health', number: 1 },
];

const reading = (before: number, round: string, overall: string, chronology: boolean): Story => ({
  ...restricted,
  register: 'case-file-reading',
  post: POST,
  caseReference: `INV-C-2${before}`,
  before,
  answers: { round },
  steps: [
    {
      before: before - 3,
      move: 'read',
      answers: { overall, chronology, concern: false, plan: overall, assessment: 'grade-4' },
    },
    { before: before - 14, move: 'moderate' },
  ],
});

/** What was learned: reviews, rounds of case file audit with their files, reviews of services, and a large-scale investigation that is over. */
export const LEARNING: readonly Story[] = [
  {
    ...restricted,
    register: 'learning-review',
    post: POST,
    caseReference: 'INV-C-2011',
    before: 330,
    answers: { kind: 'child-learning-review', 'requested-by': 'committee' },
    steps: [
      { before: 328, move: 'acknowledge', post: 'CSWO' },
      { before: 312, move: 'gather', answers: { criteria: '=A child was hurt at home while four services visited' } },
      {
        before: 290,
        move: 'recommend',
        answers: { recommendation: 'proceed', reasons: '=Nobody put the four accounts side by side' },
      },
      {
        before: 280,
        move: 'decide-to-proceed',
        answers: {
          reasons: '=The committee agrees',
          reviewers: 'external',
          method: '=Workshops with those who worked',
        },
      },
      { before: 276, note: 'sent-to-care-inspectorate' },
      {
        before: 130,
        move: 'complete',
        answers: {
          themes: ['information-sharing', 'recording'],
          learning:
            '=A chronology that all four share would have shown the third fall. Telephone calls were not written down.',
        },
      },
      { before: 112, move: 'consider' },
      {
        before: 98,
        move: 'agree-actions',
        answers: {
          actions: [
            { what: '=One chronology for all who visit', post: 'SM-CP', by: '@40', 'done-on': '@47' },
            { what: '=Calls are written down on the day', post: 'HOS-CF', by: '@20' },
            { what: '=Learning is shared in every team', post: 'WDM', by: '@-30' },
          ],
        },
      },
    ],
  },
  {
    ...restricted,
    register: 'learning-review',
    post: POST,
    caseReference: 'INV-C-2022',
    before: 82,
    answers: { kind: 'child-learning-review', 'requested-by': 'agency' },
    steps: [
      { before: 80, move: 'acknowledge', post: 'CSWO' },
      {
        before: 62,
        move: 'gather',
        answers: { criteria: '=A child was seriously hurt, and there may be something to learn' },
      },
      {
        before: 41,
        move: 'recommend',
        answers: { recommendation: 'proceed', reasons: '=Three services knew a part each, and nobody the whole' },
      },
      {
        before: 34,
        move: 'decide-to-proceed',
        answers: { reasons: '=The committee agrees; two reviewers, one from another council' },
      },
    ],
  },
  {
    register: 'case-file-audit',
    post: POST,
    key: 'round-before',
    before: 262,
    answers: {
      name: 'Plans of children looked after at home, spring (invented)',
      'service-group': 'children',
      tool: 'Tool of the committee (invented)',
      focus: '=Whether plans say what will change, by when',
      sampling: 'random',
      'sample-size': 20,
    },
    steps: [
      { before: 255, move: 'begin', answers: { readers: READERS } },
      {
        before: 236,
        move: 'moderate',
        answers: {
          'files-read': 20,
          questions: [
            graded('Overall', 'overall', [0, 3, 8, 7, 2, 0]),
            graded('The plan says what will change, by when', 'plan', [1, 5, 7, 6, 1, 0]),
            graded('The chronology is up to date', 'chronology', [0, 4, 6, 7, 2, 0], 1),
          ],
          moderation: '=Four files were read again by another pair; one grade was changed',
          concerns: 1,
        },
      },
      {
        before: 221,
        move: 'report',
        answers: {
          strengths: '=Workers know the children well',
          development: '=Six of twenty plans name no day',
          themes: ['assessment', 'recording'],
          'reported-to': 'Management team (invented)',
          actions: [
            { what: '=A worked example of a plan for each team', post: 'SM-LAC', by: '@180', 'done-on': '@186' },
          ],
        },
      },
      { before: 170, move: 'close' },
    ],
  },
  {
    register: 'case-file-audit',
    post: POST,
    key: 'round',
    before: 97,
    answers: {
      name: 'Plans of children looked after at home, autumn (invented)',
      'service-group': 'children',
      tool: 'Tool of the committee (invented)',
      focus: '=Whether plans say what will change, by when',
      sampling: 'random',
      'sample-size': 24,
      'round-before': '#round-before',
    },
    steps: [
      { before: 90, move: 'begin', answers: { readers: READERS } },
      {
        before: 70,
        move: 'moderate',
        answers: {
          'files-read': 24,
          questions: [
            graded('Overall', 'overall', [0, 2, 6, 11, 4, 1]),
            graded('The plan says what will change, by when', 'plan', [0, 4, 7, 9, 3, 1]),
            graded('The chronology is up to date', 'chronology', [0, 2, 4, 12, 5, 0], 1),
          ],
          moderation: '=Five files were read again by another pair; two grades were changed',
          concerns: 0,
        },
      },
      {
        before: 56,
        move: 'report',
        answers: {
          strengths: '=Children’s views stand in twenty of twenty-four plans',
          development: '=Eleven plans name no day by which something changes',
          themes: ['assessment', 'supervision'],
          'reported-to': 'Management team (invented)',
          actions: [
            { what: '=The form asks for a day', post: 'SM-LAC', by: '@30', 'done-on': '@28' },
            { what: '=Team managers read two plans a month', post: 'HOS-CF', by: '@-40' },
          ],
        },
      },
    ],
  },
  reading(89, '#round', 'grade-4', true),
  reading(88, '#round', 'grade-3', true),
  reading(87, '#round', 'grade-5', true),
  reading(86, '#round', 'grade-2', false),
  {
    ...restricted,
    register: 'large-scale-investigation',
    post: 'SM-ASP',
    before: 300,
    answers: { 'service-name': 'Supported housing (invented)', adults: 4, harm: ['financial'] },
    steps: [
      { before: 299, move: 'acknowledge', post: 'CSWO' },
      { before: 296, move: 'plan', answers: { chair: 'HOS-AD' } },
      {
        before: 295,
        move: 'tell',
        answers: {
          told: [
            { who: 'care-inspectorate', on: '@296' },
            { who: 'commissioners', on: '@296' },
            { who: 'committee', on: '@295' },
          ],
        },
      },
      { before: 293, move: 'begin' },
      { before: 240, move: 'conclude', answers: { outcome: '=Money of four tenants was not accounted for' } },
      { before: 226, move: 'close', answers: { learning: '=Accounts of tenants are looked at twice a year' } },
    ],
  },
  {
    register: 'service-review',
    post: POST,
    before: 205,
    answers: {
      'service-reviewed': 'Out-of-hours social work (invented)',
      'statutory-function': '=Protection of children and adults at night',
      scope: '=Whether three councils can share one service',
      lead: 'HOS-CF',
    },
    steps: [
      { before: 200, move: 'tell' },
      {
        before: 186,
        move: 'consult',
        post: 'CSWO',
        answers: { view: 'conditions', 'view-words': '=A mental health officer must be on each shift' },
      },
      { before: 160, move: 'decide', answers: { outcome: '=Shared from the spring, with an officer on each shift' } },
      { before: 150, move: 'begin' },
      { before: 38, move: 'finish', answers: { learning: '=Calls are answered sooner; two nights had no officer' } },
    ],
  },
  {
    register: 'service-review',
    post: POST,
    before: 16,
    answers: {
      'service-reviewed': 'Supervised contact (invented)',
      'statutory-function': '=Contact of looked after children with their families',
      scope: '=Rooms, hours and transport',
      lead: 'SM-LAC',
    },
    steps: [{ before: 12, move: 'tell' }],
  },
];
