import { type Due, type RunningClock, sayLocal } from '../../../clocks/index.ts';
import type { Instant } from '../../../kernel/index.ts';
import { type Law, rulesOf } from '../entry/law.ts';
import { tellClock } from '../pages/entry/clock-told.ts';
import { personLabel } from '../pages/entry/story.ts';
import type { RegisterType } from '../type/register-type.ts';

/** A moment as a file holds it: "2026-11-24 14:05", as clocks in Scotland showed it; with its offset where they showed it twice. */
export const momentInFile = (at: Instant): string => sayLocal(at).replace('T', ' ');

/** A rule that has clocks in a register, by its number and the title of its latest version. */
export type RuleColumn = { readonly id: string; readonly title: string };

/** The rules of a register, each once, in the order of their numbers. */
export const ruleColumns = (law: Law, type: RegisterType): RuleColumn[] => {
  const titles = new Map(rulesOf(law, type).map(({ id, title }) => [id, title]));
  return [...titles].map(([id, title]) => ({ id, title })).sort((a, b) => (a.id < b.id ? -1 : 1));
};

const dueInFile = (due: Due): string =>
  due.kind === 'unknown' ? `cannot be known: ${due.words}` : due.kind === 'day' ? due.day : momentInFile(due.at);

const doneInFile = ({ metAt, metDay }: RunningClock): string | null => (metAt === null ? metDay : momentInFile(metAt));

type Given = { readonly type: RegisterType; readonly law: Law; readonly now: Instant };

/**
 * What a file says of the clocks of one rule: by when, and how they stand, each with what must be confirmed. An entry can have several of a rule, for several
 * people or one after another; they stand beside each other in the order in which they began.
 */
export const clockCells = (
  clocks: readonly RunningClock[],
  rule: string,
  { type, law, now }: Given,
): readonly [due: string, standing: string] => {
  const own = clocks.filter((clock) => clock.rule === rule);
  const said = own.map((clock): readonly [string, string] => {
    const told = tellClock(type, law, clock, now);
    const whose = clock.person === null ? '' : `${personLabel(type, told.rule?.triggers[0] ?? null, clock.person)}: `;
    const done = doneInFile(clock);
    const standing = [
      told.said?.standing ?? 'its rule is no longer in the pack',
      ...(done === null ? [] : [`done ${done}`]),
      ...(told.said?.confirm == null ? [] : [told.said.confirm]),
    ];
    return [`${whose}${dueInFile(clock.due)}`, `${whose}${standing.join(', ')}`];
  });
  return [said.map(([due]) => due).join('; '), said.map(([, standing]) => standing).join('; ')];
};
