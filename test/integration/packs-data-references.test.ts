import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readPackFile } from '../../scripts/pack-folder.ts';
import { COUNCIL_PACKS, table } from './packs-data-tables.ts';

const known = (codes: Iterable<string>, file: string) => {
  const set = new Set(codes);
  return (code: string, where: string): void => assert.ok(set.has(code), `${where}: ${code} stands in ${file}`);
};

const PLACES =
  /^(plan-agreed|linked-plans|financial-implications|risk|policy-implications|impact-assessment|achievements\/(?<priority>[^/]+)|exception\/(?<measure>[^/]+)\/(performing|planned|timescale|resources))$/;

for (const pack of COUNCIL_PACKS) {
  const plan = known(
    table(pack, 'plans.csv').map((row) => row.code),
    'plans.csv',
  );
  const post = known(
    table(pack, 'posts.csv').map((row) => row.code),
    'posts.csv',
  );
  const measure = known(
    table(pack, 'measures.csv').map((row) => row.code),
    'measures.csv',
  );
  const priority = known(
    table(pack, 'priorities.csv').map((row) => `${row.plan} ${row.code}`),
    'priorities.csv',
  );
  const paper = known(
    table(pack, 'papers.csv').map((row) => `${row.plan} ${row.period_kind} ${row.period}`),
    'papers.csv',
  );

  test(`${pack}: every plan, priority, post and measure that is named exists`, () => {
    for (const row of table(pack, 'priorities.csv')) {
      plan(row.plan, row.code);
      if (row.parent !== '') priority(`${row.plan} ${row.parent}`, row.code);
    }
    for (const row of table(pack, 'aims.csv')) {
      plan(row.plan, row.code);
      if (row.priority !== '') priority(`${row.plan} ${row.priority}`, row.code);
    }
    for (const row of table(pack, 'actions.csv')) {
      plan(row.plan, row.code);
      if (row.priority !== '') priority(`${row.plan} ${row.priority}`, row.code);
      if (row.lead_post !== '') post(row.lead_post, row.code);
    }
    for (const row of table(pack, 'measures.csv')) if (row.owner_post !== '') post(row.owner_post, row.code);
    for (const row of table(pack, 'plan-measures.csv')) {
      plan(row.plan, row.measure);
      measure(row.measure, row.plan);
      if (row.priority !== '') priority(`${row.plan} ${row.priority}`, row.measure);
    }
    for (const row of table(pack, 'observations.csv')) measure(row.measure, row.period);
    for (const row of table(pack, 'budgets.csv')) plan(row.plan, row.service_area);
    for (const row of table(pack, 'indicator-links.csv')) measure(row.measure, row.indicator);
    for (const row of table(pack, 'background-papers.csv')) plan(row.plan, row.title);
  });

  test(`${pack}: a target belongs to a measure of its plan`, () => {
    const placed = known(
      table(pack, 'plan-measures.csv').map((row) => `${row.plan} ${row.measure}`),
      'plan-measures.csv',
    );
    for (const row of table(pack, 'targets.csv')) placed(`${row.plan} ${row.measure}`, row.value);
  });

  test(`${pack}: papers and texts name posts, and each text stands at a known place of a paper`, () => {
    for (const row of table(pack, 'papers.csv')) {
      plan(row.plan, row.title);
      post(row.author_post, row.title);
      post(row.approver_post, row.title);
      for (const asked of row.consulted.split(';')) if (/^[A-Z-]{2,}$/.test(asked)) post(asked, row.title);
    }
    for (const row of table(pack, 'texts.csv')) {
      paper(`${row.plan} ${row.period_kind} ${row.period}`, row.place);
      if (row.post !== '') post(row.post, row.place);
      assert.ok(row.text.trim() !== '', row.place);
      const place = PLACES.exec(row.place);
      assert.ok(place, row.place);
      if (place.groups?.['priority']) priority(`${row.plan} ${place.groups['priority']}`, row.place);
      if (place.groups?.['measure']) measure(place.groups['measure'], row.place);
    }
  });

  test(`${pack}: every source is one that pack.json lists`, () => {
    const about: { sources: { code: string }[] } = JSON.parse(readPackFile(pack, 'pack.json'));
    const source = known(
      about.sources.map(({ code }) => code),
      'pack.json',
    );
    for (const file of [
      'posts.csv',
      'plans.csv',
      'priorities.csv',
      'aims.csv',
      'actions.csv',
      'measures.csv',
      'targets.csv',
      'observations.csv',
      'budgets.csv',
    ] as const)
      for (const row of table(pack, file)) source(row.source, file);
  });
}

test('the template uses only known placeholders and has the sections in order', () => {
  type Section = { id: string; number: string; heading: string; kind: string; text: string[]; parts?: Section[] };
  const text = readPackFile('scotland', 'assessment-template.json');
  const template: { id: string; title: string; sections: Section[] } = JSON.parse(text);
  const allowed =
    'council plan planTitle period periodSpan priorPeriod measureCount committee date asAt exceptionCount author approver assessment number';
  const braces: string[] = [
    template.title,
    ...template.sections.flatMap(({ heading, text: own, parts = [] }) => [
      heading,
      ...own,
      ...parts.flatMap((part) => part.text),
    ]),
  ].flatMap((said) => [...said.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
  for (const name of braces) assert.ok(allowed.split(' ').includes(name), name);
  assert.deepEqual(
    template.sections.map(({ kind }) => kind),
    [
      'purpose',
      'recommendations',
      'considerations',
      'achievements',
      'financial-implications',
      'policy-implications',
      'risk',
      'governance-assurance',
      'impact-assessment',
      'author-approver',
      'appendices',
      'background-papers',
      'at-a-glance',
      'exceptions',
    ],
  );
  assert.deepEqual(
    template.sections.find(({ kind }) => kind === 'considerations')?.parts?.map(({ kind }) => kind),
    [
      'plan-agreed',
      'linked-plans',
      'measure-count',
      'comparison',
      'summary-table',
      'missing-why',
      'late-sources',
      'changes-under-review',
      'exceptions-intro',
    ],
  );
});
