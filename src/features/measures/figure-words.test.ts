import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeMeasure, planMeasure } from '../../../test/support/made-plan.ts';
import { decimal, financialYear, halfYear } from '../../kernel/index.ts';
import { figureNotes, sayApart, sayClosely, sayFigure, saySource, sayTargetDue } from './figure-words.ts';
import type { Figure } from './measure.ts';

const figure = (value: string, changes: Partial<Figure> = {}): Figure => ({
  period: financialYear(2021),
  value: decimal(value),
  numerator: null,
  denominator: null,
  provisional: false,
  approximate: false,
  realTerms: false,
  origin: 'own',
  source: '004',
  note: null,
  ...changes,
});

test('a figure is printed with the places of its measure, a national one with one more on its own page', () => {
  const whole = madeMeasure('m');
  const national = figure('86.94', { origin: 'national', source: 'LGBF CHN09' });
  assert.equal(sayFigure(whole, national), '87%');
  assert.equal(sayClosely(whole, national), '86.9%');
  assert.equal(sayClosely(whole, figure('86.94')), '87%');
  assert.equal(sayFigure(whole, figure('60', { approximate: true })), 'about 60%');
});

test('two figures that disagree are printed with the places that show them apart', () => {
  assert.equal(sayApart(madeMeasure('m'), figure('9.66')), '9.66%');
  assert.equal(sayApart(madeMeasure('m'), figure('2')), '2%');
});

test('what is of another period, or may change, is said beside the figure', () => {
  assert.deepEqual(figureNotes(figure('1'), financialYear(2021)), []);
  assert.deepEqual(figureNotes(figure('1', { provisional: true }), halfYear(2021, 1)), ['provisional', '2021/22']);
});

test('sources and targets are said in words', () => {
  assert.equal(saySource(figure('1')), 'Paper 004 of the sources');
  assert.equal(saySource(figure('1', { source: 'invented' })), 'Invented for the example');
  assert.equal(saySource(figure('1', { origin: 'national', source: 'LGBF CHN09' })), 'National data (LGBF CHN09)');
  const [target] = planMeasure(madeMeasure('m'), [], '85').targets;
  assert.ok(target !== undefined);
  assert.equal(sayTargetDue(madeMeasure('m'), target), 'at least 85% by 2025');
  assert.equal(saySource(figure('1', { sourceTitle: 'Service plan 2021-24' })), 'Service plan 2021-24');
  const half = { ...target, appliesTo: halfYear(2026, 1) };
  assert.equal(sayTargetDue(madeMeasure('m'), half), 'at least 85% for April to September 2026');
  assert.equal(sayTargetDue(madeMeasure('m'), { ...target, due: '2027-03-31' }), 'at least 85% by 31 March 2027');
});
