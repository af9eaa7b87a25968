import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { describeFault } from '../../kernel/index.ts';
import { projectRoot } from '../../platform/files.ts';
import { readFolder } from '../../platform/input.ts';
import { readPack } from './read-pack.ts';

let shipped: ReadonlyMap<string, Uint8Array>;
let invented: ReadonlyMap<string, Uint8Array>;

before(async () => {
  shipped = await readFolder(join(projectRoot(), 'packs', 'scotland'));
  invented = await readFolder(join(projectRoot(), 'packs', 'invented-example'));
});

// What is found where one thing in a file is other than it ships.
const faultsWith = async (
  files: ReadonlyMap<string, Uint8Array>,
  file: string,
  was: string | RegExp,
  is: string,
): Promise<string[]> => {
  const text = new TextDecoder().decode(files.get(file));
  const changed = text.replace(was, is);
  assert.notEqual(changed, text, 'nothing was changed');
  const pack = await readPack(new Map([...files, [file, new TextEncoder().encode(changed)]]));
  return pack.ok ? [] : pack.problem.map(describeFault);
};

test('a rule that cannot be is refused with its row and column', async () => {
  for (const [was, is, said] of [
    [',72,hours,', ',72,hour,', /clock-rules\.csv, row 2, column unit: "hour" is not one of: hours,/],
    [',72,hours,', ',,hours,', /row 2, column count: A unit without its number/],
    [',72,hours,instant', ',72,hours,exclusive', /row 2, column counting: Hours run from an instant/],
    [',inclusive,CH2011,', ',inclusive,,', /column calendar: Working days are counted, and no calendar is named/],
    [',inclusive,CH2011,', ',inclusive,CH2012,', /column calendar: "CH2012" is not in calendars\.csv/],
    [
      ',authorisation-received,each',
      ',Authorisation received,each',
      /column triggers: "Authorisation received" is no event/,
    ],
    ['SSI 2013/205 reg 15,', ',', /column citation: "citation" is empty/],
    [
      'EMT-02,3,2011,2021-10-01,',
      'EMT-02,3,2011,2021-09-01,',
      /column effective_from: Its days overlap with those of the version in row \d+/,
    ],
    ['lapse,deemed-not-implemented,', 'lapse,,', /column lapse_state: It lapses, and does not say into what/],
    [',28,,false', ',2,,false', /column window_days: An aggregate is of hours, and fewer than its window holds/],
  ] as const) {
    const found = await faultsWith(shipped, 'clock-rules.csv', was, is);
    assert.ok(
      found.some((each) => said.test(each)),
      `${is}: ${found.join(' | ')}`,
    );
  }
});

test('a calendar that could never know a working day is refused, and so is half a stretch of loaded days', async () => {
  const [weekdays] = await faultsWith(shipped, 'calendars.csv', ',6;7,', ',1;2;3;4;5;6;7,');
  assert.match(weekdays ?? '', /calendars\.csv, row 2, column closed_weekdays: Weekdays are 1 for Monday/);
  const [half] = await faultsWith(shipped, 'calendars.csv', ',2028-12-31,', ',,');
  assert.match(half ?? '', /column loaded_to: Its first and last loaded day stand together/);
});

test("a council's closed days lie in years that it gave whole, one after the other", async () => {
  const [gap] = await faultsWith(invented, 'council-loaded-years.csv', /2026,.*\n/, '');
  assert.match(gap ?? '', /council-loaded-years\.csv, row 2, column year: 2026 is missing before a later year/);
  const found = await faultsWith(invented, 'council-loaded-years.csv', /2027,.*\n/, '');
  assert.match(
    found[0] ?? '',
    /council-closed-days\.csv, row \d+, column day: Its year is not in council-loaded-years\.csv/,
  );
});
