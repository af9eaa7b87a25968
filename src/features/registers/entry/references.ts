import { sql } from 'kysely';

import { type Fault, fault } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { RegisterType } from '../type/register-type.ts';
import type { Confidentiality, FieldValues } from './entry.ts';

const KINDS = ['post', 'council', 'service', 'entry', 'evidence'] as const;

type Kind = (typeof KINDS)[number];

/** Something that an answer points to, and where the answer stands. */
export type Pointed = { readonly kind: Kind; readonly code: string; readonly column: string };

const isKind = (kind: string): kind is Kind => KINDS.some((each) => each === kind);

const codesIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** Everything that the answers of an entry point to, tables with them. */
export const pointedTo = (
  { fields: asked }: Pick<RegisterType, 'fields'>,
  fields: FieldValues,
  { service, distribution }: { readonly service: string | null; readonly distribution: readonly string[] },
): Pointed[] => [
  ...(service === null ? [] : [{ kind: 'service' as const, code: service, column: 'service' }]),
  ...distribution.map((code) => ({ kind: 'post' as const, code, column: 'distribution' })),
  ...asked.flatMap(({ code: field, kind, columns = [] }): Pointed[] => {
    const value = fields[field];
    if (isKind(kind)) return codesIn(value).map((code) => ({ kind, code, column: field }));
    if (kind !== 'rows' || !Array.isArray(value)) return [];
    return value.flatMap((row, index) =>
      columns.flatMap((column): Pointed[] =>
        isKind(column.kind)
          ? codesIn((row as Readonly<Record<string, unknown>>)[column.code]).map((code) => ({
              kind: column.kind as Kind,
              code,
              column: `${field}.${index + 1}.${column.code}`,
            }))
          : [],
      ),
    );
  }),
];

const SAID: Readonly<Record<Kind, string>> = {
  post: 'No post has this code',
  council: 'No council has this code',
  service: 'No service is called that',
  entry: 'There is no such entry',
  evidence: 'There is no such file',
};

/** What an entry may point to: of restricted entries those that its writer sees, of restricted evidence what they may open. */
export type Reach = {
  /** Of the entry that points: an open one points to open things alone, since it would tell everybody of the others. */
  readonly confidentiality: Confidentiality;
  /** Whether whoever writes may open restricted evidence. */
  readonly restrictedEvidence: boolean;
};

/**
 * What points to nothing that is there, or to nothing that it may point to: the two are one answer, or a reference could be tried out. What an entry has
 * pointed to before (`before`) may have gone since, and stays.
 */
export const faultsOfReferences = async (
  tx: Transaction,
  pointed: readonly Pointed[],
  { confidentiality, restrictedEvidence }: Reach,
  before: readonly Pointed[] = [],
): Promise<Fault[]> => {
  const restricted = confidentiality === 'restricted';
  const known = new Set(before.map(({ kind, code }) => `${kind} ${code}`));
  const asked = pointed.filter(({ kind, code }) => !known.has(`${kind} ${code}`));
  if (asked.length === 0) return [];
  const { rows } = await sql<{ kind: string; code: string }>`
    select kind, code from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (kind text, code text)
    where case kind
      when 'post' then exists (select from post where post.code = asked.code)
      when 'council' then exists (select from council where council.code = asked.code)
      when 'service' then exists (select from service where asked.code in (service.title, service.code))
      when 'entry' then exists (select from register_now where reference = asked.code
        and (confidentiality = 'open' or ${restricted}))
      when 'evidence' then exists (select from evidence_file where evidence_file.code = asked.code
        and (confidentiality = 'open' or ${restricted && restrictedEvidence}))
    end`.execute(tx);
  const found = new Set(rows.map(({ kind, code }) => `${kind} ${code}`));
  return asked
    .filter(({ kind, code }) => !found.has(`${kind} ${code}`))
    .map(({ kind, column }) => fault('answer.invalid', SAID[kind], { column }));
};
