import assert from 'node:assert/strict';
import { test } from 'node:test';

import { chanceOf } from './chance.ts';
import { type Course, courseOf } from './course.ts';

const all = Array.from({ length: 4000 }, (_, at) =>
  courseOf('seed', {
    code: `M${at % 40}.${at}`,
    mechanism: `mechanism:M${at % 40}`,
    opensOn: '2025-03-18',
    dueOn: '2025-04-21',
    mayBeNothing: at % 3 === 0,
  }),
);
const share = (fits: (course: Course) => boolean): number => all.filter(fits).length / all.length;

test('chances are spread from 0 to 1, and the same each time', () => {
  const chances = Array.from({ length: 10_000 }, (_, at) => chanceOf(`word ${at}`));
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const within = chances.filter((chance) => Math.floor(chance * 10) === tenth).length;
    assert.ok(within > 850 && within < 1150, `${tenth}: ${within}`);
  }
  assert.equal(chanceOf('M13.2025-04-01'), chanceOf('M13.2025-04-01'));
});

test('every course that a life can take is taken, most of them in time', () => {
  const inTime = share((course) => course.kind === 'answered' && course.at < '2025-04-21T23');
  assert.ok(inTime > 0.5, String(inTime));
  assert.ok(share((course) => course.kind === 'answered' && course.at > '2025-04-22') > 0.08);
  assert.ok(share(({ kind }) => kind === 'never') > 0.05);
  assert.ok(share(({ kind }) => kind === 'waived') > 0.03);
  assert.ok(share((course) => course.kind === 'answered' && course.nothingArose) > 0.1);
  for (const concern of ['concern', 'serious'])
    assert.ok(share((course) => course.kind === 'answered' && course.concern === concern) > 0.005);
  for (const verdict of ['accepted', 'returned', 'concern'])
    assert.ok(share((course) => course.kind === 'answered' && course.review?.verdict === verdict) > 0.02);
});
