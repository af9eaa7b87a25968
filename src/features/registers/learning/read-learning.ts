import { sql } from 'kysely';

import type { Day } from '../../../kernel/index.ts';
import type { Confidentiality, EntryEvent, FieldValues } from '../entry/entry.ts';
import { hasNeed, type RegistersView } from '../pages/view.tsx';
import { type RegisterType, stateOfType } from '../type/register-type.ts';
import { type Improvement, improvementsOn } from './improvements.ts';
import { chosenWords, type LearningSource, rowsIn, SOURCES } from './sources.ts';

/** An entry from which something is learned. What a restricted entry says in words is null until it was opened with a reason. */
export type Learned = {
  readonly source: LearningSource;
  readonly type: RegisterType;
  readonly reference: string;
  readonly openedOn: Day;
  readonly state: string;
  readonly isOver: boolean;
  readonly confidentiality: Confidentiality;
  /** "Significant case review: child", by the name of its day; null where the register knows no kinds. */
  readonly kind: string | null;
  /** "Children's Services", and its code; null where the register asks for none. */
  readonly service: string | null;
  readonly serviceCode: string | null;
  readonly improvements: readonly Improvement[];
  /** Whether its words may be told to this reader now. */
  readonly told: boolean;
  readonly themes: readonly string[];
  readonly learned: string | null;
  readonly fields: FieldValues;
  readonly events: readonly EntryEvent[];
};

/** Everything that is learned from, as this reader may be told it. */
export type Learning = {
  readonly learned: readonly Learned[];
  /** Registers of which this reader is told nothing. */
  readonly hidden: readonly RegisterType[];
  /** Registers of which this reader is told the open entries alone. */
  readonly inPart: readonly RegisterType[];
  /** Registers whose restricted entries are counted here, and whose words wait for a reason. */
  readonly closed: readonly RegisterType[];
  /** Whether there are more entries than are read. */
  readonly more: boolean;
};

/** The most entries that are read, those begun last. Ours. */
export const MOST_READ = 500;

type Row = {
  readonly reference: string;
  readonly type: string;
  readonly state: string;
  readonly confidentiality: Confidentiality;
  readonly opened_on: Day;
  readonly fields: FieldValues;
  readonly events: readonly EntryEvent[];
};

const textOf = (fields: FieldValues, name: string | undefined): string | null => {
  const value = name === undefined ? undefined : fields[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/**
 * The entries from which something is learned, those begun last first. Of a register of restricted entries only whoever has the need for all of them is
 * told anything: a part of them, seen because a post is named in one, would be no count.
 */
export const readLearning = async (given: RegistersView): Promise<Learning> => {
  const { tx, types, opened, today } = given;
  const known = SOURCES.flatMap((source) => {
    const type = types.get(source.type);
    return type === undefined ? [] : [{ source, type }];
  });
  const seen = known.filter(({ type }) => type.confidentiality !== 'restricted' || hasNeed(given, type.code));
  const needed = seen.filter(({ type }) => hasNeed(given, type.code)).map(({ type }) => type.code);
  const { rows } = await sql<Row>`
    select standing.reference, standing.type, standing.state, standing.confidentiality, standing.opened_on, revision.fields, revision.events
    from register_now standing
      join register_revision revision on revision.reference = standing.reference and revision.number = standing.number
    where standing.type = any(${seen.map(({ type }) => type.code)}::text[])
      and (standing.confidentiality = 'open' or standing.type = any(${needed}::text[]))
    order by standing.opened_on desc, standing.reference desc
    limit ${MOST_READ + 1}`.execute(tx);
  const learned = rows.slice(0, MOST_READ).flatMap((row): Learned[] => {
    const found = seen.find(({ type }) => type.code === row.type);
    if (found === undefined) return [];
    const { source, type } = found;
    const state = stateOfType(type, row.state);
    const told = row.confidentiality === 'open' || opened.has(type.code);
    return [
      {
        source,
        type,
        reference: row.reference,
        openedOn: row.opened_on,
        state: state?.label ?? row.state,
        isOver: state?.final === true,
        confidentiality: row.confidentiality,
        kind: chosenWords(type, source.kind, row.fields)[0] ?? null,
        service: chosenWords(type, source.service, row.fields)[0] ?? null,
        serviceCode: textOf(row.fields, source.service),
        improvements: improvementsOn(
          rowsIn(source.improvements === undefined ? undefined : row.fields[source.improvements]),
          today,
        ),
        told,
        themes: told ? chosenWords(type, source.themes, row.fields) : [],
        learned: told ? textOf(row.fields, source.learned) : null,
        fields: told ? row.fields : {},
        events: row.events,
      },
    ];
  });
  return {
    learned,
    hidden: known.filter((each) => !seen.includes(each)).map(({ type }) => type),
    inPart: seen
      .map(({ type }) => type)
      .filter((type) => type.confidentiality === 'either' && !hasNeed(given, type.code)),
    closed: seen
      .map(({ type }) => type)
      .filter((type) => type.confidentiality !== 'open' && hasNeed(given, type.code) && !opened.has(type.code))
      .filter(({ code }) => learned.some((each) => each.type.code === code && !each.told)),
    more: rows.length > MOST_READ,
  };
};
