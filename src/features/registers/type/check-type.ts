import { type Fault, fail, fault, ok, type Result } from '../../../kernel/index.ts';
import { answerFaults } from './check-answers.ts';
import { neverHappening } from './check-events.ts';
import { type Condition, type Move, type Need, type RegisterType, registerTypeShape } from './register-type.ts';

const wrong = (column: string, found: string): Fault => fault('cell.invalid', found, { column });

const twice = (codes: readonly string[], column: string): Fault[] =>
  codes
    .filter((each, index) => codes.indexOf(each) !== index)
    .map((each) => wrong(column, `"${each}" stands there twice`));

const unknown = (codes: readonly string[], known: ReadonlySet<string>, column: string, of: string): Fault[] =>
  codes.filter((each) => !known.has(each)).map((each) => wrong(column, `"${each}" is no ${of} of this type`));

type Known = {
  readonly fields: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
};

const ofCondition = (condition: Condition, known: Known, column: string): Fault[] => {
  if ('state' in condition) return unknown(condition.state, known.states, column, 'state');
  if ('field' in condition) return unknown([condition.field], known.fields, column, 'field');
  return unknown([condition.event], known.events, column, 'event');
};

const ofNeed = (need: Need, known: Known, column: string): Fault[] => {
  if ('running' in need || 'over' in need || 'rolling' in need) return [];
  if ('event' in need) {
    const excused = need.excused === undefined ? [] : [need.excused.rows];
    return [
      ...unknown([need.event, ...(need.after ?? [])], known.events, column, 'event'),
      ...unknown(excused, known.fields, column, 'field'),
    ];
  }
  if ('rows' in need) return unknown([need.rows], known.fields, column, 'field');
  if ('council' in need) return unknown([need.council], known.fields, column, 'field');
  return unknown([need.field], known.fields, column, 'field');
};

const fieldFaults = (type: RegisterType, known: Known): Fault[] =>
  type.fields.flatMap((field) => {
    const at = `fields.${field.code}`;
    const chooses = field.kind === 'choice' || field.kind === 'choices';
    return [
      ...(chooses === (field.choices !== undefined) ? [] : [wrong(at, 'A choice has choices, and nothing else has')]),
      ...((field.kind === 'rows') === (field.columns !== undefined)
        ? []
        : [wrong(at, 'A field of rows has columns, and no other has')]),
      ...twice(
        (field.choices ?? []).map(({ code }) => code),
        at,
      ),
      ...twice(
        (field.columns ?? []).map(({ code }) => code),
        at,
      ),
      ...(Array.isArray(field.needed) ? field.needed.flatMap((each) => ofCondition(each, known, at)) : []),
    ];
  });

const needsFaults = (needs: Move['needs'], known: Known, at: string): Fault[] =>
  needs.flatMap((each) =>
    'when' in each
      ? [...each.when.flatMap((when) => ofCondition(when, known, at)), ...ofNeed(each.need, known, at)]
      : ofNeed(each, known, at),
  );

const moveFaults = (type: RegisterType, known: Known): Fault[] =>
  type.moves.flatMap((move) => {
    const at = `moves.${move.code}`;
    return [
      ...unknown([...move.from, move.to], known.states, at, 'state'),
      ...unknown(move.event === undefined ? [] : [move.event], known.events, at, 'event'),
      ...unknown([...(move.asks ?? []), ...(move.anew ?? [])], known.fields, at, 'field'),
      ...needsFaults(move.needs, known, at),
    ];
  });

const countFaults = (type: RegisterType, known: Known): Fault[] =>
  type.counts.flatMap((count) => {
    const at = `counts.${count.measure}`;
    const dated = [
      count.datedBy,
      ...(count.from === undefined ? [] : [count.from]),
      ...(count.until === undefined ? [] : [count.until]),
    ];
    return [
      ...dated.flatMap((each) => {
        if ('clocks' in each) return [];
        if ('event' in each) return unknown([each.event], known.events, at, 'event');
        if ('events' in each) return unknown(each.events, known.events, at, 'event');
        return unknown(['field' in each ? each.field : each.rows], known.fields, at, 'field');
      }),
      ...[...(count.where ?? []), ...(count.of ?? [])].flatMap((each) => ofCondition(each, known, at)),
      ...((count.how === 'share') === (count.of !== undefined)
        ? []
        : [wrong(at, 'A share says "of" what, and nothing else does')]),
      ...((count.how === 'share-in-time' || count.how === 'clocks-in-time') === (count.clocks !== undefined)
        ? []
        : [wrong(at, 'A share in time, and clocks in time, name their clocks, and nothing else does')]),
      ...((count.how === 'clocks-in-time') === 'clocks' in count.datedBy
        ? []
        : [wrong(at, 'Clocks in time are dated by the end of each clock, and nothing else is')]),
      ...((count.how === 'median-days' || count.how === 'standing') ===
      (count.from !== undefined && count.until !== undefined)
        ? []
        : [wrong(at, 'Median days, and what stands, run from something until something, and nothing else does')]),
    ];
  });

const eventFaults = (type: RegisterType, known: Known): Fault[] =>
  type.events.flatMap(({ code, notedIn, also = [], completes, follows = [], people = [] }) => {
    const at = `events.${code}`;
    return [
      ...unknown(notedIn ?? [], known.states, at, 'state'),
      ...unknown(follows, known.events, at, 'event'),
      ...unknown(completes === undefined ? [] : [completes], known.events, at, 'event'),
      ...people.flatMap(({ when = [] }) => when.flatMap((each) => ofCondition(each, known, at))),
      ...also.flatMap(({ event, when }) => [
        ...unknown([event], known.events, at, 'event'),
        ...(when ?? []).flatMap((each) => ofCondition(each, known, at)),
      ]),
    ];
  });

const publicationFaults = ({ publication, fields }: RegisterType, known: Known): Fault[] => {
  if (publication === undefined) return [];
  const at = 'publication';
  const { words, attribution, consent, scope, anything, until, harmless, used } = publication;
  const choicesOf = (field: string): ReadonlySet<string> =>
    new Set(fields.find(({ code }) => code === field)?.choices?.map(({ code }) => code));
  return [
    ...unknown([words, ...attribution, consent, scope, until, harmless.field, used], known.fields, at, 'field'),
    ...unknown(publication.in, known.states, at, 'state'),
    ...unknown([anything], choicesOf(scope), at, 'choice of its scope'),
    ...unknown(harmless.is, choicesOf(harmless.field), at, `choice of ${harmless.field}`),
  ];
};

// Every state is the first, or is reached by a move or by the passing of time.
const unreachable = (type: RegisterType): Fault[] =>
  type.states
    .slice(1)
    .filter((state) => state.lapseOf === undefined && !type.moves.some(({ to }) => to === state.code))
    .map((state) => wrong(`states.${state.code}`, 'Nothing leads to this state'));

/** The faults of a type whose parts do not fit together, each with its place (`fields.outcome`). */
export const faultsOfType = (type: RegisterType): Fault[] => {
  const known: Known = {
    fields: new Set(type.fields.map(({ code }) => code)),
    states: new Set(type.states.map(({ code }) => code)),
    events: new Set(type.events.map(({ code }) => code)),
  };
  return [
    ...twice(
      type.fields.map(({ code }) => code),
      'fields',
    ),
    ...twice(
      type.states.map(({ code }) => code),
      'states',
    ),
    ...twice(
      type.events.map(({ code }) => code),
      'events',
    ),
    ...twice(
      type.moves.map(({ code }) => code),
      'moves',
    ),
    ...twice(
      type.counts.map(({ measure }) => measure),
      'counts',
    ),
    ...eventFaults(type, known),
    ...needsFaults(type.opening?.needs ?? [], known, 'opening'),
    ...fieldFaults(type, known),
    ...moveFaults(type, known),
    ...countFaults(type, known),
    ...publicationFaults(type, known),
    ...unreachable(type),
    ...neverHappening(type),
    ...answerFaults(type),
  ];
};

/** Reads a type as a pack or a council describes it. Gives every fault at its place. */
export const readRegisterType = (given: unknown): Result<RegisterType> => {
  const read = registerTypeShape.safeParse(given);
  if (!read.success) {
    return fail(read.error.issues.map(({ path, message }) => wrong(path.join('.'), message)));
  }
  const faults = faultsOfType(read.data);
  return faults.length > 0 ? fail(faults) : ok(read.data);
};
