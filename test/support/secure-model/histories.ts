import type { Revision } from '../../../src/features/registers/entry/entry.ts';
import type { Standing, State } from './regulations.ts';
import type { Action } from './walk.ts';

/** A child after a history: by the regulations and as the application keeps it; `been`: the states it was seen in. `over`: nothing more is done with it. */
export type Known = {
  readonly standing: Standing;
  readonly revisions: readonly Revision[];
  readonly now: number;
  readonly history: readonly Action[];
  readonly been: ReadonlySet<State>;
  readonly over: boolean;
};

/** What was met on the way. `lapses`, `late`: actions that found a lapse to write, and that took one back. */
export type Tally = {
  readonly lengths: number[];
  /** How many histories led through a state. */
  readonly reached: Map<State, number>;
  /** How often each action was done, and refused: "step place refused". */
  readonly actions: Map<string, number>;
  lapses: number;
  late: number;
  readonly count: (action: Action, done: boolean) => void;
  readonly end: (known: Known) => void;
  /** The length that half of the histories have at least. */
  readonly middle: () => number;
};

const nameOf = (action: Action): string => {
  if (action.kind === 'step') return `step ${action.step.what}`;
  if (action.kind === 'note') return `note ${action.fact.what}`;
  return action.kind === 'take-back' ? `take-back ${action.what}` : action.kind;
};

const more = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** The length below which a share of the histories stays. */
const lengthAt = (lengths: readonly number[], share: number): number =>
  lengths.toSorted((one, other) => one - other)[Math.floor((lengths.length - 1) * share)] ?? 0;

export const newTally = (): Tally => {
  const [lengths, reached, actions]: [number[], Map<State, number>, Map<string, number>] = [[], new Map(), new Map()];
  return {
    lengths,
    reached,
    actions,
    lapses: 0,
    late: 0,
    count: (action, done) => more(actions, `${nameOf(action)} ${done ? 'done' : 'refused'}`),
    end: ({ history, been }) => {
      lengths.push(history.length);
      for (const state of been) more(reached, state);
    },
    middle: () => lengthAt(lengths, 0.5),
  };
};

/** The tally in words: how long the histories were, how many led through each state, and what was done and refused. */
export const told = ({ lengths, reached, actions, lapses, late }: Tally): string => {
  const quarters = [0.1, 0.25, 0.5, 0.75, 0.9].map((share) => lengthAt(lengths, share)).join(', ');
  const walked = [...actions.values()].reduce((sum, count) => sum + count, 0);
  const listed = (counts: ReadonlyMap<string, number>): string =>
    [...counts]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, count]) => `  ${name}: ${count}`)
      .join('\n');
  return `${lengths.length} histories (lengths at 10, 25, 50, 75, 90 per cent: ${quarters}), ${walked} actions walked, ${lapses} lapses written, ${late} taken back
through each state\n${listed(reached)}\nactions\n${listed(actions)}`;
};
