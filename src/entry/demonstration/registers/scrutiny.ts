import type { Story } from './story.ts';

const POST = 'PQM';
const restricted = { confidentiality: 'restricted' } as const;

/** What others looked at: inspections, and complaints to the Care Inspectorate; an order of the courts. */
export const SCRUTINY: readonly Story[] = [
  {
    register: 'inspection',
    post: POST,
    before: 176,
    answers: {
      'inspection-kind': 'regulated',
      'service-name': 'Children’s house (invented)',
      'cs-number': 'CS0000000',
    },
    steps: [
      { before: 162, move: 'inspect' },
      { before: 140, move: 'receive-draft' },
      {
        before: 122,
        move: 'publish',
        answers: {
          grades: [
            { question: 'kq1', grade: 'grade-4' },
            { question: 'kq7', grade: 'grade-5' },
          ],
        },
      },
      { before: 121, move: 'acknowledge', post: 'CSWO' },
      {
        before: 115,
        move: 'begin-actions',
        answers: { requirements: [{ what: '=Medicines are counted by two', by: '@60', 'done-on': '@66' }] },
      },
      { before: 55, move: 'close-actions' },
    ],
  },
  {
    register: 'inspection',
    post: POST,
    before: 35,
    answers: { 'inspection-kind': 'joint', 'service-name': 'Adult support and protection in Strathinver (invented)' },
    steps: [{ before: 20, move: 'inspect' }],
  },
  {
    ...restricted,
    register: 'drug-treatment-testing-order',
    post: 'SM-CJ',
    caseReference: 'INV-J-3004',
    before: 180,
    answers: { court: 'Sheriff court (invented)', months: 12 },
    steps: [
      { before: 145, note: 'review-held' },
      {
        before: 100,
        move: 'decide',
        post: 'CSWO',
        answers: {
          decisions: [
            {
              question: '=May tests be less often while work goes on?',
              decision: '=Every second week',
              reasons: '=Ten clean tests, and a place at a college',
              on: '@100',
            },
          ],
        },
      },
    ],
  },
  {
    register: 'care-inspectorate-complaint',
    post: POST,
    confidentiality: 'open',
    before: 128,
    answers: {
      'service-name': 'Care home by the river (invented)',
      'cs-number': 'CS0000000',
      'provided-by': 'commissioned',
      about: ['staffing', 'communication'],
    },
    steps: [
      { before: 127, move: 'acknowledge', post: 'CSWO' },
      {
        before: 84,
        move: 'decide',
        answers: {
          outcome: 'partially-upheld',
          requirements: [
            {
              what: '=Families are told on the day when somebody falls',
              kind: 'requirement',
              by: '@40',
              'done-on': '@44',
            },
            { what: '=Handover is written, and read by whoever comes on', kind: 'improvement', by: '@14' },
          ],
        },
      },
      { before: 80, move: 'begin-actions' },
    ],
  },
  {
    register: 'care-inspectorate-complaint',
    post: POST,
    confidentiality: 'open',
    before: 9,
    answers: {
      'service-name': 'Home care team of the partnership (invented)',
      'cs-number': 'CS0000000',
      'provided-by': 'partnership',
      about: ['care'],
    },
    steps: [],
  },
];
