import { PERIOD_KINDS } from '../../../kernel/index.ts';
import { BACKGROUND_PAPER, PAPER, PAPER_TEXT } from '../../reports/index.ts';
import { blank, code, may, must, oneOf, plan, refers, short } from '../pack-columns.ts';
import type { PackFile } from '../pack-file.ts';

export const papers: PackFile = {
  name: 'papers.csv',
  scope: 'council',
  columns: [
    plan,
    must('period_kind', oneOf(PERIOD_KINDS)),
    must('period'),
    may('number'),
    may('committee'),
    may('date', { as: 'day' }),
    may('title'),
    refers(may('author_post', code), 'posts.csv'),
    refers(may('approver_post', code), 'posts.csv'),
    may('consulted', { as: 'list' }),
  ],
  table: PAPER,
  key: ['plan', 'period_kind', 'period'],
};

export const backgroundPapers: PackFile = {
  name: 'background-papers.csv',
  scope: 'council',
  columns: [
    plan,
    must('position', { as: 'whole' }),
    may('committee'),
    may('date', { as: 'day' }),
    must('title'),
    may('reference'),
  ],
  table: BACKGROUND_PAPER,
  key: ['plan', 'title'],
};

export const texts: PackFile = {
  name: 'texts.csv',
  scope: 'council',
  columns: [
    plan,
    blank('period_kind', oneOf(PERIOD_KINDS)),
    blank('period'),
    must('place', short),
    refers(may('post', code), 'posts.csv'),
    must('text', { as: 'text', longest: 50_000 }),
  ],
  table: PAPER_TEXT,
  key: ['plan', 'period_kind', 'period', 'place'],
};
