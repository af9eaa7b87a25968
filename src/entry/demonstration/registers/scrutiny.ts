import type { Story } from './story.ts';

const POST = 'PQM';
const restricted = { confidentiality: 'restricted' } as const;

/** What others looked at and what the service looked at itself; justice orders; and exceptions among staff. */
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
    before: 97,
    answers: {
      name: 'Plans of children looked after at home (invented)',
      'service-group': 'children',
      tool: 'Tool of the committee (invented)',
      focus: 'Whether plans say what will change, by when',
      sampling: 'random',
      'sample-size': 24,
    },
    steps: [
      {
        before: 90,
        move: 'begin',
        answers: {
          readers: [
            { agency: 'Social work', number: 3 },
            { agency: 'Health', number: 1 },
          ],
        },
      },
      { before: 70, move: 'moderate' },
      {
        before: 56,
        move: 'report',
        answers: {
          strengths: '=Children’s views stand in twenty of twenty-four plans',
          development: '=Eleven plans name no day by which something changes',
          actions: [
            { what: '=The form asks for a day', post: 'SM-LAC', by: '@30', 'done-on': '@28' },
            { what: '=Team managers read two plans a month', post: 'HOS-CF', by: '@-40' },
          ],
        },
      },
    ],
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
    ...restricted,
    register: 'registration-exception',
    post: 'WDM',
    caseReference: 'INV-S-4011',
    before: 66,
    answers: {
      kind: 'registration',
      'service-group': 'hscp',
      role: 'Home carer',
      problem: 'late',
      'due-on': '@70',
      interim: 'restricted',
    },
    steps: [
      { before: 64, move: 'acknowledge', post: 'CSWO' },
      { before: 45, move: 'put-right', answers: { resolution: '=Registered; worked beside a colleague until then' } },
      { before: 44, move: 'close' },
    ],
  },
  {
    ...restricted,
    register: 'registration-exception',
    post: 'WDM',
    caseReference: 'INV-S-4013',
    before: 5,
    answers: {
      kind: 'pvg',
      'service-group': 'children',
      role: 'Residential worker',
      problem: 'outstanding',
      interim: 'not-working',
    },
    steps: [],
  },
];
