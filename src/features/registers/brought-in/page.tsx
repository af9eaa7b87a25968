import type { JSX } from 'preact';

import type { Fault } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import {
  Button,
  CheckboxField,
  DataTable,
  DownloadList,
  Form,
  Inset,
  Link,
  RadioField,
  TextField,
} from '../../../ui/index.ts';
import { fieldIn, hiddenOf, tickIn } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { NotKept } from '../pages/forms/parts.tsx';
import { listCrumbs, type RegistersView, readerKeeps, registersPage } from '../pages/view.tsx';
import type { RegisterType } from '../type/register-type.ts';
import { type ReadFile, RowsAsRead } from './as-read.tsx';
import { type BroughtIn, type EntryFile, MOST_BROUGHT } from './bring-in.ts';

/** The mark of the form that brings in entries. */
export const BRING_IN = 'bring-in';

// A screenful: the rest is counted.
const SHOWN = 100;

// What the file has at a fault: the cell, or nothing where the fault is of the row as a whole.
const LONGEST_CELL = 120;
const cellAt = (file: EntryFile | null, { place }: Fault): string => {
  const row = file?.rows.find(({ number }) => number === place.row);
  const text = (place.column === undefined ? undefined : row?.cells[place.column])?.trim() ?? '';
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
};

// What is wrong may say by itself what to do; in a file it is done in the cell.
const remedyOf = ({ remedy, place }: Fault, cell: string): string => {
  if (remedy !== '') return remedy;
  if (place.column === undefined) return 'Correct the row.';
  return cell === '' ? 'Fill in the cell.' : 'Correct the cell.';
};

const Faults = ({
  given,
  file,
}: {
  readonly given: RegistersView;
  readonly file: EntryFile | null;
}): JSX.Element | null => {
  const found = (given.again?.faults ?? []).filter(({ place }) => place.row !== undefined);
  if (found.length === 0) return null;
  const refused = new Set(found.map(({ place }) => place.row)).size;
  const rows = file?.rows.length ?? refused;
  return (
    <>
      <p>
        Nothing was brought in. {refused === 1 ? '1 row is' : `${refused} rows are`} refused
        {rows > refused ? `; in the other ${rows - refused} nothing wrong was found` : ''}. Put this right in the file,
        then send it again.
        {found.length > SHOWN ? ` The first ${SHOWN} of ${found.length} are shown.` : ''}
      </p>
      <DataTable
        id="faults"
        caption="What must be put right, by row and column"
        narrow="stack"
        rows={found.slice(0, SHOWN)}
        columns={[
          { title: 'Row', rowHeader: true, cell: ({ place }) => String(place.row) },
          { title: 'Column', cell: ({ place }) => place.column ?? 'The row' },
          {
            title: 'The file has there',
            cell: (found) => <span class="remit-words">{cellAt(file, found) || 'Nothing'}</span>,
          },
          { title: 'What is wrong', cell: ({ message }) => <span class="remit-words">{message}</span> },
          {
            title: 'What to do',
            cell: (found) => <span class="remit-words">{remedyOf(found, cellAt(file, found))}</span>,
          },
        ]}
      />
    </>
  );
};

/** The form that takes a file of entries; where it was not taken, with what is wrong by row and column. */
export const bringInPage = (
  given: RegistersView,
  type: RegisterType,
  /** The file that was not taken; null where none was sent. */
  file: EntryFile | null = null,
): RouteAnswer => {
  const { again, council, request } = given;
  const page = { title: `Bring in entries: ${type.many}`, crumbs: listCrumbs(council, type) };
  if (!readerKeeps(given, type.code))
    return registersPage(given, { ...page, main: <NotKept given={given} type={type} /> });
  // What stands at a row is told in its table; the rest beside the form.
  const beside =
    again === null ? null : { ...again, faults: again.faults.filter(({ place }) => place.row === undefined) };
  return registersPage(
    { ...given, again: again === null ? null : { ...again, faults: atForm(again.faults) } },
    {
      ...page,
      main: (
        <>
          <Faults given={given} file={file} />
          <p>Fill in the template, one entry to a row, and send it. You see what would be made before anything is.</p>
          <DownloadList
            downloads={[{ title: 'Template', format: 'Excel', href: REGISTERS.template(council, type.code) }]}
          />
          <Inset>
            <p>
              All of a file is taken or none of it, at most {MOST_BROUGHT} rows. What stands already exactly as the file
              has it is passed over. Small tables inside an entry, and what happened after it began, are filled in on
              its page. What the law would have ended by now is made by hand, so that what was done can be entered with
              it.
            </p>
          </Inset>
          <section id={BRING_IN}>
            <Form action={REGISTERS.bringIn(council, type.code)} upload hidden={hiddenOf(request)}>
              <TextField
                {...fieldIn(beside, BRING_IN, 'file')}
                label="Your file"
                hint="An Excel workbook (.xlsx) or CSV"
                kind="file"
              />
              {type.confidentiality === 'either' ? (
                <RadioField
                  {...fieldIn(beside, BRING_IN, 'confidentiality')}
                  label="Who may see these entries?"
                  choices={[
                    { value: 'open', label: 'Open: whoever may read the registers' },
                    {
                      value: 'restricted',
                      label: 'Restricted: those who keep the register and the posts that the file names',
                    },
                  ]}
                />
              ) : null}
              <CheckboxField
                {...tickIn(beside, BRING_IN, 'looked')}
                label="I looked for names, dates of birth and the like: there are none"
              />
              <Button words="See what would be made" />
            </Form>
          </section>
        </>
      ),
    },
  );
};

// The summary above the page leads to answers of the form: what stands at a row is told once, as a whole.
const atForm = (faults: NonNullable<RegistersView['again']>['faults']) => {
  const [first] = faults.filter(({ place }) => place.row !== undefined);
  const rest = faults.filter(({ place }) => place.row === undefined);
  return first === undefined
    ? rest
    : [
        ...rest,
        {
          ...first,
          message: 'The file has faults: they are listed by row and column',
          remedy: 'Put them right in the file.',
          place: {},
        },
      ];
};

/** What would come of a file, before anything is made. */
export const previewPage = (
  given: RegistersView,
  type: RegisterType,
  { made, already, late }: BroughtIn,
  carried: Readonly<Record<string, string>>,
  read: ReadFile,
): RouteAnswer => {
  const { council, request } = given;
  const entries = made.length === 1 ? '1 entry' : `${made.length} entries`;
  return registersPage(given, {
    title: made.length === 0 ? 'There is nothing new in the file' : `${entries} will be made: ${type.many}`,
    crumbs: listCrumbs(council, type),
    main: (
      <>
        {already.length === 0 ? null : (
          <p>
            {already.length === 1 ? 'One row stands' : `${already.length} rows stand`} already exactly as given, and{' '}
            {already.length === 1 ? 'is' : 'are'} passed over: {already.slice(0, SHOWN).join(', ')}
            {already.length > SHOWN ? ' and more' : ''}.
          </p>
        )}
        {late === 0 ? null : (
          <p>
            {late} of the entries would stand as late at once: a time that the law or your council gives has passed, and
            what was done in it is not in the file. Note it on {late === 1 ? 'its page' : 'their pages'}, with when it
            happened; what was done in time is late no longer.
          </p>
        )}
        <RowsAsRead council={council} read={read} />
        {made.length === 0 ? null : (
          <Form action={REGISTERS.confirmBringIn(council, type.code)} hidden={{ ...hiddenOf(request), ...carried }}>
            <p>Nothing has been made yet. What you make stays; it can be put right, and both stay to be read.</p>
            <Button words={`Make ${entries}`} />
          </Form>
        )}
        <p>
          <Link href={REGISTERS.bringIn(council, type.code)}>Send another file</Link>
        </p>
      </>
    ),
  });
};
