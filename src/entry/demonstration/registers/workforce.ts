import type { Story } from './story.ts';

const POST = 'WDM';
const restricted = { confidentiality: 'restricted' } as const;

/** Exceptions among staff: registration and checks, discipline and grievances, referrals to the regulator; and an event under the duty of candour. */
export const WORKFORCE: readonly Story[] = [
  {
    ...restricted,
    register: 'registration-exception',
    post: POST,
    caseReference: 'INV-S-4011',
    before: 66,
    answers: {
      kind: 'registration',
      'service-group': 'hscp',
      role: 'Home carer',
      'engaged-as': 'permanent',
      problem: 'late',
      'found-by': 'regular-check',
      'due-on': '@70',
      interim: 'restricted',
      'interim-words': '=Works beside a registered colleague; decided by the service manager',
      'worked-without': true,
    },
    steps: [
      { before: 64, move: 'acknowledge', post: 'CSWO' },
      {
        before: 45,
        move: 'put-right',
        answers: { 'resolved-by': 'registered', resolution: '=Registered; worked beside a colleague until then' },
      },
      { before: 44, move: 'close', answers: { learning: '=The manager is told six weeks before the day, not two' } },
    ],
  },
  {
    ...restricted,
    register: 'registration-exception',
    post: POST,
    caseReference: 'INV-S-4013',
    before: 5,
    answers: {
      kind: 'pvg',
      'service-group': 'children',
      role: 'Residential worker',
      'engaged-as': 'relief',
      problem: 'outstanding',
      'found-by': 'recruitment',
      interim: 'not-working',
      'worked-without': false,
    },
    steps: [],
  },
  {
    ...restricted,
    register: 'workforce-case',
    post: POST,
    caseReference: 'INV-S-4002',
    key: 'discipline',
    before: 230,
    answers: {
      kind: 'disciplinary',
      'service-group': 'children',
      'staff-group': 'Residential workers',
      issue: ['practice'],
    },
    steps: [
      { before: 180, move: 'investigate' },
      { before: 150, move: 'decide', answers: { outcome: 'warning', standard: '=Records are kept on the day' } },
      { before: 138, move: 'appeal' },
      { before: 110, move: 'decide-appeal', answers: { outcome: 'warning' } },
      { before: 104, move: 'close', answers: { learning: '=Records are looked at in every supervision' } },
    ],
  },
  {
    ...restricted,
    register: 'workforce-case',
    post: POST,
    caseReference: 'INV-S-4015',
    before: 24,
    answers: {
      kind: 'grievance',
      'service-group': 'justice',
      'staff-group': '=Unpaid work supervisors',
      issue: ['conditions'],
    },
    steps: [],
  },
  {
    ...restricted,
    register: 'sssc-referral',
    post: POST,
    caseReference: 'INV-S-4002',
    before: 146,
    answers: { 'register-part': '=Residential child care workers', 'referred-by': 'council', concern: ['competence'] },
    steps: [
      {
        before: 144,
        move: 'refer',
        answers: {
          reasons: '=Records were missing for three weeks, and one matter was not told',
          interim: [{ step: 'supervision', from: '@150' }],
        },
      },
      { before: 143, move: 'acknowledge', post: 'CSWO' },
      { before: 61, move: 'decide', answers: { outcome: 'conditions', discipline: '#discipline' } },
    ],
  },
  {
    ...restricted,
    register: 'sssc-referral',
    post: POST,
    caseReference: 'INV-S-4016',
    before: 12,
    answers: { 'register-part': 'Social workers', 'referred-by': 'public', concern: ['conduct'] },
    steps: [],
  },
  {
    ...restricted,
    register: 'duty-of-candour',
    post: 'CGL',
    caseReference: 'INV-A-1095',
    before: 121,
    answers: { harm: 'Hurt in a fall while being moved (invented)' },
    steps: [
      { before: 118, time: '11:00', move: 'receive-opinion' },
      { before: 117, move: 'start' },
      { before: 112, move: 'tell', answers: { apology: true } },
      { before: 108, note: 'review-begun' },
      {
        before: 66,
        move: 'review',
        answers: {
          findings: '=Two people were needed, and the plan said one',
          actions: [
            { what: '=Plans of moving are read again after each fall', post: 'HOS-AD', by: '@30', 'done-on': '@33' },
            { what: '=Relief staff are shown the plan before they begin', post: 'HOS-AD', by: '@10' },
          ],
        },
      },
    ],
  },
];
