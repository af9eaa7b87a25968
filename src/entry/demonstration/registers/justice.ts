import type { Story } from './story.ts';

const restricted = { confidentiality: 'restricted' } as const;

/** Offenders managed jointly, and what follows a breach after release. */
export const JUSTICE: readonly Story[] = [
  {
    ...restricted,
    register: 'mappa-review',
    post: 'HOS-JS',
    caseReference: 'INV-J-3010',
    before: 196,
    answers: {
      level: 'level-2',
      category: 'registered-sex-offender',
      lead: 'council',
      supervised: true,
    },
    steps: [
      {
        before: 118,
        move: 'review-level-2',
        answers: {
          level: 'level-2',
          'level-why': '=Nothing has changed: several agencies still have a part each',
          decided: [{ what: '=Work starts, with a second visit a week', post: 'SM-CJ', by: '@90', 'done-on': '@94' }],
        },
      },
      {
        before: 40,
        move: 'review-level-1',
        answers: {
          level: 'level-1',
          'level-why': '=Settled for half a year; one agency can hold the plan',
          decided: [{ what: '=The plan is read again before the summer', post: 'SM-CJ', by: '@-60' }],
        },
      },
    ],
  },
  {
    ...restricted,
    register: 'mappa-review',
    post: 'HOS-JS',
    caseReference: 'INV-J-3012',
    before: 95,
    answers: { level: 'level-3', category: 'other-serious-harm', lead: 'police', supervised: true },
    steps: [
      {
        before: 60,
        move: 'review-level-3',
        answers: { level: 'level-3', 'level-why': '=The risk is as high as it was', decided: [] },
      },
      { before: 34, move: 'note-incident', answers: { incident: '=A further offence of violence is alleged' } },
      { before: 33, move: 'see-incident', post: 'CSWO' },
      {
        before: 32,
        move: 'notify',
        answers: { 'incident-told': [{ who: 'oversight-group', on: '@32' }] },
      },
      { before: 18, move: 'chair-review' },
    ],
  },
  {
    ...restricted,
    register: 'supervised-release-breach',
    post: 'SM-CJ',
    caseReference: 'INV-J-3007',
    before: 240,
    answers: { months: 12, court: 'High Court (invented)' },
    steps: [
      {
        before: 150,
        move: 'note-breach',
        answers: { breach: '=Missed three meetings in a row, without a word', broken: ['contact'] },
      },
      {
        before: 148,
        move: 'decide-who-acts',
        post: 'CSWO',
        answers: { acting: 'appointee', appointee: 'SM-CJ', reasons: '=The service manager knows the case' },
      },
      { before: 146, move: 'report' },
      { before: 120, note: 'court-decided' },
      { before: 119, move: 'go-on', answers: { 'court-outcome': '=The court spoke a warning and left the order' } },
    ],
  },
  {
    ...restricted,
    register: 'supervised-release-breach',
    post: 'SM-CJ',
    caseReference: 'INV-J-3018',
    before: 30,
    answers: { months: 6, court: 'Sheriff court (invented)' },
    steps: [],
  },
];
