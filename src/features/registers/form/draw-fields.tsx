import type { JSX } from 'preact';

import { Button } from '../../../ui/index.ts';
import type { Field, FieldColumn } from '../type/register-type.ts';
import { type Asked, One } from './draw-one.tsx';
import { type Drawing, groupOf, propsOf } from './drawing.tsx';
import { Group } from './group.tsx';
import { filledRows, withoutGaps } from './read-typed.ts';
import { cellName, MORE, textOf } from './typed.ts';

// Beside the rows that are filled in there are so many empty ones: ours.
const EMPTY_ROWS = 2;

const askedOfColumn = ({ kind, label, choices, needed }: FieldColumn): Asked => ({
  kind,
  label,
  optional: needed !== true,
  ...(choices === undefined ? {} : { choices }),
});

const Rows = ({ drawing, field }: { readonly drawing: Drawing; readonly field: Field }): JSX.Element => {
  const { code, label, help, columns = [] } = field;
  const more = textOf(drawing.typed, MORE) === code ? EMPTY_ROWS : 0;
  const count = filledRows(drawing.typed, code, columns).length + EMPTY_ROWS + more;
  const props = propsOf(
    drawing,
    code,
    label,
    `${help ?? ''} Empty a row to remove it; rows left empty are not kept.`.trim(),
  );
  return (
    <Group {...groupOf(props)} id={props.name}>
      {Array.from({ length: count }, (_each, index) => index + 1).map((row) => (
        <Group key={row} id={`${props.name}.${row}`} legend={`Row ${row}`}>
          {columns.map((column) => (
            <One
              key={column.code}
              drawing={drawing}
              name={cellName(code, row, column.code)}
              asked={askedOfColumn(column)}
              small
            />
          ))}
        </Group>
      ))}
      <p>
        <Button
          words={`Add another row: ${label}`}
          secondary
          small
          name={`${drawing.which}-${MORE}`}
          value={code}
          to={`#${props.name}`}
        />
      </p>
    </Group>
  );
};

/** The fields of a type as a form asks for them. `because`: why each is asked for, where something says so. */
export const DrawFields = (props: {
  readonly fields: readonly Field[];
  readonly drawing: Drawing;
  readonly because?: ReadonlyMap<string, string>;
}): JSX.Element => {
  const drawing = { ...props.drawing, typed: withoutGaps(props.drawing.typed, props.fields) };
  return (
    <>
      {props.fields.map((field) => {
        const reason = props.because?.get(field.code);
        const help = [field.help, reason].filter((each) => each !== undefined).join(' ');
        const { help: _own, ...rest } = field;
        const asked: Field = help === '' ? rest : { ...rest, help };
        if (field.kind === 'rows') return <Rows key={field.code} drawing={drawing} field={asked} />;
        return (
          <One
            key={field.code}
            drawing={drawing}
            name={field.code}
            asked={{ ...asked, optional: field.needed !== 'always' }}
          />
        );
      })}
    </>
  );
};
