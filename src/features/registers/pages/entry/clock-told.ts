import type { ClockRule, ClockState, RunningClock } from '../../../../clocks/index.ts';
import { formatDay, type Instant } from '../../../../kernel/index.ts';
import { type ClockWords, clockWords, sayDue } from '../../clocks/clock-words.ts';
import type { EntryClock } from '../../entry/entry.ts';
import type { Law } from '../../entry/law.ts';
import type { RegisterType } from '../../type/register-type.ts';
import { personLabel } from './story.ts';

/** A clock as pages show it. `said` is null where the version of its rule is no longer in the pack: then what was kept of it stands. */
export type ClockTold = {
  readonly clock: EntryClock;
  readonly rule: ClockRule | null;
  /** "First review of a secure placement: relevant person 1". */
  readonly title: string;
  readonly owner: string;
  readonly said: ClockWords | null;
  /** By when, for those whose rule is gone. */
  readonly when: string;
  /** "Version 3 (2023), in force on 26 November 2026, the day that started it." */
  readonly version: string;
};

/** The version of the rule by which a clock runs; null where the pack has it no longer. */
export const ruleOf = ({ rules }: Pick<Law, 'rules'>, clock: RunningClock): ClockRule | null =>
  rules.find(({ id, version }) => id === clock.rule && version === clock.version) ?? null;

// Where two clocks run from the same moment to the same moment, one a duty and one what the law does otherwise, they are one with two meanings.
const isOtherwiseOf = (law: Pick<Law, 'rules' | 'calendars'>, lapse: RunningClock, duty: RunningClock): boolean => {
  const [a, b] = [ruleOf(law, lapse), ruleOf(law, duty)];
  return (
    a?.consequence?.kind === 'lapse' &&
    b?.consequence?.kind === 'late' &&
    lapse.trigger === duty.trigger &&
    lapse.person === duty.person &&
    lapse.due.kind === 'instant' &&
    duty.due.kind === 'instant' &&
    lapse.due.at === duty.due.at &&
    a.metBy.length === b.metBy.length &&
    a.metBy.every((event) => b.metBy.includes(event))
  );
};

const versionWords = ({ version, triggerDay }: RunningClock, rule: ClockRule | null): string => {
  const label = rule === null || rule.label === '' ? '' : ` (${rule.label})`;
  return `Version ${version}${label}, the one in force on ${formatDay(triggerDay)}, the day that started it.`;
};

const STILL_OPEN: readonly ClockState[] = ['running', 'due-soon', 'paused', 'unknown', 'no-period'];

// An entry that came to its end waits for nothing: what was late by then stays late, and what others may still do is no clock of the council's.
const toldAtEnd = ({ past }: EntryClock, said: ClockWords): ClockWords =>
  past === true && STILL_OPEN.includes(said.state)
    ? { ...said, mark: { shape: 'dash', tone: 'neutral' }, standing: 'Nothing more is expected', distance: null }
    : said;

/** One clock of an entry, told at an instant. */
export const tellClock = (
  type: RegisterType,
  law: Pick<Law, 'rules' | 'calendars'>,
  clock: EntryClock,
  now: Instant,
): ClockTold => {
  const rule = ruleOf(law, clock);
  const lapsed = type.states.find(({ lapseOf }) => lapseOf?.includes(clock.rule) === true);
  const lapsesTo = lapsed === undefined ? null : { label: lapsed.label, says: lapsed.byLaw };
  const trigger = rule?.triggers[0] ?? null;
  const person = clock.person === null ? '' : `: ${personLabel(type, trigger, clock.person)}`;
  return {
    clock,
    rule,
    title: `${rule?.title ?? `Rule ${clock.rule}`}${person}`,
    owner: rule?.owner ?? '',
    said: rule === null ? null : toldAtEnd(clock, clockWords(clock, rule, { lapsesTo, calendars: law.calendars }, now)),
    when: clock.due.kind === 'unknown' ? clock.due.words : `by ${sayDue(clock.due, now)}`,
    version: versionWords(clock, rule),
  };
};

/** The clocks of an entry, each told once: a duty and what the law does otherwise at the same minute are one. */
export const tellClocks = (
  type: RegisterType,
  law: Pick<Law, 'rules' | 'calendars'>,
  clocks: readonly EntryClock[],
  now: Instant,
): ClockTold[] => {
  const otherwise = new Map<string, RunningClock>();
  for (const duty of clocks) {
    const lapse = clocks.find((each) => isOtherwiseOf(law, each, duty));
    if (lapse !== undefined) otherwise.set(duty.key, lapse);
  }
  const told = new Set([...otherwise.values()].map(({ key }) => key));
  return clocks.flatMap((clock): ClockTold[] => {
    if (told.has(clock.key)) return [];
    const own = tellClock(type, law, clock, now);
    const lapse = otherwise.get(clock.key);
    const also = lapse === undefined ? null : tellClock(type, law, lapse, now);
    if (own.said === null || also?.said == null) return [own];
    // What the law has done stands before what is merely late.
    const { state, mark, standing } = also.said.state === 'lapsed' ? also.said : own.said;
    const citation = `${own.said.citation}; ${also.said.citation}`;
    const confirm = own.said.confirm ?? also.said.confirm;
    return [
      { ...own, said: { ...own.said, state, mark, standing, otherwise: also.said.otherwise, citation, confirm } },
    ];
  });
};
