import type { JSX } from 'preact';

import { Details, type KeyFact, KeyFacts } from '../../../../ui/index.ts';
import { isAnswered } from '../../entry/conditions.ts';
import type { Revision } from '../../entry/entry.ts';
import { isNeeded } from '../../entry/values.ts';
import type { Field, RegisterType } from '../../type/register-type.ts';
import { AnswerRows, AnswerValue, type Names } from './answer-value.tsx';

type Of = {
  readonly council: string;
  readonly type: RegisterType;
  readonly now: Revision;
  readonly names: Names;
};

const List = ({ title, fields }: { readonly title: string; readonly fields: readonly Field[] }): JSX.Element | null =>
  fields.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <ul>
        {fields.map(({ code, label }) => (
          <li key={code}>{label}</li>
        ))}
      </ul>
    </>
  );

/** What an entry says: what was answered, what is still asked for as it stands, and what nobody needs to answer. */
export const AnswersPart = ({ council, type, now, names }: Of): JSX.Element => {
  const answered = type.fields.filter(({ code }) => isAnswered(now.fields[code]));
  const open = type.fields.filter((field) => !isAnswered(now.fields[field.code]) && field.to === undefined);
  const asked = open.filter((field) => isNeeded(field, now));
  const optional = open.filter((field) => !asked.includes(field));
  const tables = answered.filter(({ kind }) => kind === 'rows');
  const facts = answered.flatMap((field): KeyFact[] => {
    const value = now.fields[field.code];
    return field.kind === 'rows' || value === undefined
      ? []
      : [{ term: field.label, value: <AnswerValue council={council} field={field} value={value} names={names} /> }];
  });
  return (
    <section id="answers">
      <h2>What it says</h2>
      {facts.length === 0 && tables.length === 0 ? <p>Nothing has been answered yet.</p> : <KeyFacts facts={facts} />}
      {tables.map((field) => (
        <AnswerRows
          key={field.code}
          field={field}
          rows={now.fields[field.code] as readonly Readonly<Record<string, string>>[]}
          names={names}
        />
      ))}
      <List title="Still to be answered as it stands" fields={asked} />
      {optional.length === 0 ? null : (
        <Details summary={`Not answered (${optional.length})`}>
          <ul>
            {optional.map(({ code, label }) => (
              <li key={code}>{label}</li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
};
