import type { JSX } from 'preact';

import { formatDay } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { Button, DataTable, EmptyState, FilterForm, Form, FormRow, Inset, Link } from '../../../ui/index.ts';
import { hiddenOf } from '../../site/index.ts';
import { REGISTERS } from '../addresses.ts';
import { indexCrumb, nothingHere, type RegistersView, registersPage } from '../pages/view.tsx';
import type { RegisterType } from '../type/register-type.ts';
import { scopesOf, type Told } from './may-publish.ts';
import { askedScope, readTold, registersToTell } from './read-told.ts';
import { standingOf } from './told-paper.ts';

/** The files in which what may be published is taken. */
export const TOLD_FORMATS = { docx: 'a Word file', pdf: 'a PDF', csv: 'CSV', json: 'JSON' } as const;

const Shut = ({ council, types }: { readonly council: string; readonly types: readonly RegisterType[] }) =>
  types.length === 0 ? null : (
    <Inset>
      <p>These registers wait for the reason that you give once a day. Come back here after it.</p>
      <ul>
        {types.map(({ code, many }) => (
          <li key={code}>
            <Link href={REGISTERS.door(council, code)}>{`Give your reason: ${many}`}</Link>
          </li>
        ))}
      </ul>
    </Inset>
  );

const Reference = ({ council, told }: { readonly council: string; readonly told: Told }): JSX.Element => (
  <Link href={REGISTERS.entry(council, told.reference)}>{told.reference}</Link>
);

const MayBe = (props: { readonly council: string; readonly told: readonly Told[] }): JSX.Element => (
  <DataTable
    id="may"
    caption="What may be published"
    narrow="stack"
    columns={[
      {
        title: 'Entry',
        rowHeader: true,
        cell: (each: Told) => <Reference council={props.council} told={each} />,
      },
      { title: 'Who speaks', cell: ({ attribution }) => attribution.join(', ') },
      { title: 'The words', cell: ({ words }) => <span class="remit-words">{words ?? ''}</span> },
      { title: 'Consent until', cell: ({ may }) => (may.may ? formatDay(may.until) : '') },
    ]}
    rows={props.told}
  />
);

const MayNot = (props: { readonly council: string; readonly told: readonly Told[] }): JSX.Element | null =>
  props.told.length === 0 ? null : (
    <DataTable
      id="may-not"
      caption="What may not be published here, and why"
      narrow="stack"
      columns={[
        {
          title: 'Entry',
          rowHeader: true,
          cell: (each: Told) => <Reference council={props.council} told={each} />,
        },
        { title: 'Why not', cell: ({ may }) => (may.may ? '' : may.because) },
        {
          title: 'Published before, and to be taken down',
          cell: ({ stillOut }) =>
            stillOut.length === 0
              ? 'Nowhere'
              : stillOut.map(({ where, on }) => `${where}, ${formatDay(on)}`).join('; '),
        },
      ]}
      rows={props.told}
    />
  );

const Take = ({ given, scope }: { readonly given: RegistersView; readonly scope: string }): JSX.Element => (
  <>
    <p>
      Who took it, when and for what is recorded each time, and the Chief Social Work Officer sees it. After it is
      published, note on each entry where.
    </p>
    <Form action={REGISTERS.told(given.council)} hidden={{ ...hiddenOf(given.request), scope }}>
      <FormRow>
        {Object.entries(TOLD_FORMATS).map(([format, words], at) => (
          <Button
            key={format}
            words={`Take it as ${words}`}
            name="format"
            value={format}
            {...(at === 0 ? {} : { secondary: true })}
          />
        ))}
      </FormRow>
    </Form>
  </>
);

/** What people told the council, as far as it may be published in a scope at this minute; and what may not, with why and where it still stands. */
export const toldPage = async (given: RegistersView, asked: string): Promise<RouteAnswer> => {
  const { council, now, tx } = given;
  const { open, shut } = await registersToTell(given);
  const scope = askedScope([...open, ...shut], asked);
  if (scope === null) return nothingHere(given);
  const told = await readTold(tx, given, open, { scope: scope.code, at: now });
  const may = told.filter((each) => each.may.may);
  return registersPage(given, {
    title: 'What people told us, to publish',
    crumbs: [indexCrumb(council)],
    facts: [{ term: 'For', value: scope.label }],
    main: (
      <>
        <p>
          Quotations and case studies leave their registers here alone, as far and as long as people consent. Nothing of
          an entry is shown here that may not be published in what you choose.
        </p>
        <FilterForm
          label="Choose what it is for"
          action={REGISTERS.told(council)}
          filters={[
            {
              kind: 'select',
              name: 'scope',
              label: 'It is for',
              value: scope.code,
              choices: [...scopesOf([...open, ...shut])].map(([value, label]) => ({ value, label })),
            },
          ]}
        />
        <Shut council={council} types={shut} />
        {may.length === 0 ? (
          <EmptyState
            title="Nothing may be published in this"
            purpose="What people said stands here once their consent to it is noted on its entry, and no longer than it lasts."
          />
        ) : (
          <>
            <p>{standingOf({ told, now })}</p>
            <MayBe council={council} told={may} />
            <Take given={given} scope={scope.code} />
          </>
        )}
        <MayNot council={council} told={told.filter((each) => !each.may.may)} />
      </>
    ),
  });
};
