import { calendarsCountedIn, type Due } from '../../../clocks/index.ts';
import type { EntryClock, Revision } from './entry.ts';
import { type Law, rulesOf } from './law.ts';
import { nextRevision, type Writing } from './revise-entry.ts';

// Parts by their names: what was kept comes back in another order.
const partsOf = (due: Due): string =>
  due.kind === 'unknown' ? `${due.kind} ${due.code} ${due.words}` : `${due.kind} ${due.at}`;

// What can change though nothing happened to the entry. By what it was stopped as well: a newer version of the pack may tell of more that stops it.
const timesOf = ({ key, due, lawDue, notBefore, stopped, metBy, past }: EntryClock): string =>
  `${key}: ${partsOf(due)}, ${partsOf(lawDue)}, ${notBefore ?? ''}, ${stopped ?? ''}, ${metBy ?? ''}, ${past ?? ''}`;

/** The clocks that stand in one of the two lists and not in the other: those whose time is another, and those that began or fell away. */
export const clocksChanged = (before: readonly EntryClock[], after: readonly EntryClock[]): EntryClock[] => {
  const [told, anew] = [new Set(before.map(timesOf)), new Set(after.map(timesOf))];
  const changed = after.filter((clock) => !told.has(timesOf(clock)));
  const keys = new Set(after.map(({ key }) => key));
  return [...changed, ...before.filter((clock) => !anew.has(timesOf(clock)) && !keys.has(clock.key))];
};

/** The rules of some clocks, each once, and the calendars in which these count: what the record tells of times that were worked out anew. */
export const countedBy = (
  clocks: readonly EntryClock[],
  { rules, overrides }: Pick<Law, 'rules' | 'overrides'>,
): { readonly rules: readonly string[]; readonly calendars: readonly string[] } => {
  const versions = rules.filter(({ id, version }) =>
    clocks.some((clock) => clock.rule === id && clock.version === version),
  );
  return {
    rules: [...new Set(clocks.map(({ rule }) => rule))].sort(),
    calendars: [...new Set(versions.flatMap((rule) => calendarsCountedIn(rule, overrides)))].sort(),
  };
};

// Why the times are others, where nothing is known but that they are.
const whyOf = (changed: readonly EntryClock[], { type, law }: Pick<Writing, 'type' | 'law'>): string => {
  const { rules, calendars } = countedBy(changed, law);
  const titles = calendars.map((code) => law.calendars.get(code)?.title ?? code);
  const which = rulesOf(law, type).filter(({ id }) => rules.includes(id));
  const named = [...new Set(which.map(({ title }) => `"${title}"`))].join('; ');
  const by = titles.length === 0 ? 'the rules' : `the rules and the days that count (${titles.join('; ')})`;
  return `By ${by} as they are known now: ${named === '' ? rules.join(', ') : named}`;
};

/**
 * The revision by which the times of an entry are worked out anew by the law as it is known now; null where none is another. `words` say why, where that is
 * not that the calendars or the rules changed.
 */
export const workedOutAnew = (now: Revision, writing: Writing, words: string | null = null): Revision | null => {
  if (now.kind === 'withdrawn') return null;
  const anew = nextRevision(now, { kind: 'recounted', words }, writing);
  const changed = clocksChanged(now.clocks, anew.clocks);
  return changed.length === 0 ? null : { ...anew, words: words ?? whyOf(changed, writing) };
};
