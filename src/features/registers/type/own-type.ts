import { z } from 'zod';
import { type Fault, fail, fault, ok, type Result } from '../../../kernel/index.ts';
import { code, words } from './code.ts';
import {
  choiceShape,
  conditionShape,
  countShape,
  eventShape,
  fieldShape,
  moveShape,
  stateShape,
} from './register-type.ts';

/** How every code begins that a council gives itself, so that no later pack can mean something else by it. */
export const OWN = 'my-';

const own = code.refine((each) => each.startsWith(OWN), `must begin with "${OWN}", so that no later pack can take it`);

// What may be said otherwise of something that all councils share. `needed` adds to when it is asked for; nothing takes away from it.
const changeShape = z.strictObject({
  of: z.enum(['type', 'field', 'choice', 'state', 'event', 'move']),
  /** Of a choice: the field and the choice, "service-group.hscp". Of the type itself: its code. */
  code: z.string().min(1).max(121),
  label: words.optional(),
  help: z.string().trim().max(600).optional(),
  needed: z.union([z.literal('always'), z.array(conditionShape).min(1)]).optional(),
});
export type OwnChange = z.output<typeof changeShape>;

/**
 * What a council adds to a register that all councils share, and what it calls otherwise there. Everything it adds has a code that begins with
 * `my-`. A state of its own stands beside a shared one: in law it is that one, and whatever holds of that holds of it.
 */
export const additionShape = z.strictObject({
  adds_to: code,
  fields: z.array(fieldShape.extend({ code: own })).default([]),
  choices: z
    .array(z.strictObject({ field: code, choices: z.array(choiceShape.extend({ code: own })).min(1) }))
    .default([]),
  states: z.array(stateShape.omit({ lapseOf: true, final: true }).extend({ code: own, beside: code })).default([]),
  events: z.array(eventShape.omit({ also: true, completes: true, byLapse: true }).extend({ code: own })).default([]),
  moves: z.array(moveShape.extend({ code: own })).default([]),
  counts: z.array(countShape.extend({ measure: own })).default([]),
  changes: z.array(changeShape).default([]),
});
export type Addition = z.output<typeof additionShape>;

const wrong = (column: string, found: string): Fault => fault('cell.invalid', found, { column });

// A step of the council's own leads between a shared state and those beside it, and never past what the law asks for first.
const moveFaults = ({ moves, states, events }: Addition): Fault[] => {
  const lawful = (state: string): string => states.find((each) => each.code === state)?.beside ?? state;
  return moves.flatMap((move) => {
    const elsewhere = move.from.filter((from) => lawful(from) !== lawful(move.to));
    const shared = move.event !== undefined && !events.some((each) => each.code === move.event);
    return [
      ...elsewhere.map((from) =>
        wrong(
          `moves.${move.code}`,
          `It leads from "${from}" to "${move.to}", which in law is another state: only the steps of the shared type do that`,
        ),
      ),
      ...(shared
        ? [wrong(`moves.${move.code}`, `"${move.event}" belongs to the shared type: give an event of your own`)]
        : []),
    ];
  });
};

const changeFaults = ({ changes }: Addition): Fault[] =>
  changes
    .filter(({ of, needed, help }) => of !== 'field' && (needed !== undefined || help !== undefined))
    .map((each) => wrong(`changes.${each.code}`, 'Only of a field the help and when it is needed can be changed'));

/** Reads what a council adds to a shared type. Gives every fault at its place; whether the shared type has what it names, {@link mergeType} and its check tell. */
export const readAddition = (given: unknown): Result<Addition> => {
  const read = additionShape.safeParse(given);
  if (!read.success) return fail(read.error.issues.map(({ path, message }) => wrong(path.join('.'), message)));
  const faults = [...moveFaults(read.data), ...changeFaults(read.data)];
  return faults.length > 0 ? fail(faults) : ok(read.data);
};
