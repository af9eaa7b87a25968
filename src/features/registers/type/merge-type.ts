import type { Addition, OwnChange } from './own-type.ts';
import type { Condition, Field, Move, RegisterType } from './register-type.ts';

type Of = OwnChange['of'];

// The words that the council gave something, where it did.
const changesTo = ({ changes }: Addition, of: Of, code: string): OwnChange[] =>
  changes.filter((each) => each.of === of && each.code === code);

const labelled = <Part extends { readonly code: string; readonly label: string }>(
  parts: readonly Part[],
  addition: Addition,
  of: Of,
  prefix = '',
): Part[] =>
  parts.map((part) => {
    const label = changesTo(addition, of, `${prefix}${part.code}`).findLast((each) => each.label !== undefined)?.label;
    return label === undefined ? part : { ...part, label };
  });

// Asked for whenever either says so: a council can ask for more, never for less.
const neededBy = (field: Field, changes: readonly OwnChange[]): Field['needed'] => {
  const all = [field.needed, ...changes.map(({ needed }) => needed)].filter((each) => each !== undefined);
  if (all.includes('always')) return 'always';
  const conditions = all.flatMap((each) => (each === 'always' ? [] : each));
  return conditions.length > 0 ? conditions : undefined;
};

const fieldFor = (field: Field, addition: Addition): Field => {
  const changes = changesTo(addition, 'field', field.code);
  const help = changes.findLast((each) => each.help !== undefined)?.help;
  const label = changes.findLast((each) => each.label !== undefined)?.label;
  const needed = neededBy(field, changes);
  const added = addition.choices.filter((each) => each.field === field.code).flatMap(({ choices }) => choices);
  const choices = [...labelled(field.choices ?? [], addition, 'choice', `${field.code}.`), ...added];
  return {
    ...field,
    ...(label === undefined ? {} : { label }),
    ...(help === undefined ? {} : { help }),
    ...(needed === undefined ? {} : { needed }),
    ...(field.choices === undefined ? {} : { choices }),
  };
};

// What names a shared state names those beside it too: they are the same in law.
const withBeside = ({ states }: Addition) => {
  const all = (named: readonly string[]): string[] => [
    ...new Set([...named, ...states.filter(({ beside }) => named.includes(beside)).map(({ code }) => code)]),
  ];
  const condition = (each: Condition): Condition => ('state' in each ? { state: all(each.state) } : each);
  return {
    all,
    condition,
    needed: (needed: Field['needed']): Field['needed'] => (Array.isArray(needed) ? needed.map(condition) : needed),
    move: (move: Move): Move => ({
      ...move,
      from: all(move.from),
      needs: move.needs.map((each) => ('when' in each ? { ...each, when: each.when.map(condition) } : each)),
    }),
  };
};

/**
 * The type that holds for a council: what all councils share with what the council adds to it and calls otherwise. Nothing of either is lost. What
 * the addition says of a part that the shared type has no longer is left out.
 */
export const mergeType = (shared: RegisterType, addition: Addition): RegisterType => {
  const beside = withBeside(addition);
  const [named] = changesTo(addition, 'type', shared.code);
  const needing = (field: Field): Field => {
    const needed = beside.needed(field.needed);
    return needed === undefined ? field : { ...field, needed };
  };
  return {
    ...shared,
    ...(named?.label === undefined ? {} : { title: named.label }),
    ...(shared.publication === undefined
      ? {}
      : { publication: { ...shared.publication, in: beside.all(shared.publication.in) } }),
    fields: [...shared.fields.map((field) => fieldFor(field, addition)), ...addition.fields].map(needing),
    states: [
      ...labelled(shared.states, addition, 'state'),
      ...addition.states.map(({ code, label, beside: of }) => {
        const isFinal = shared.states.some((state) => state.code === of && state.final === true);
        return { code, label, ...(isFinal ? { final: true } : {}) };
      }),
    ],
    events: [...labelled(shared.events, addition, 'event'), ...addition.events].map((event) =>
      event.notedIn === undefined ? event : { ...event, notedIn: beside.all(event.notedIn) },
    ),
    moves: [...labelled(shared.moves, addition, 'move').map((move) => beside.move(move)), ...addition.moves],
    counts: [...shared.counts, ...addition.counts].map((count) => ({
      ...count,
      ...(count.where === undefined ? {} : { where: count.where.map(beside.condition) }),
      ...(count.of === undefined ? {} : { of: count.of.map(beside.condition) }),
    })),
  };
};
