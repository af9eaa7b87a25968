import type { JSX } from 'preact';
import type { RouteAnswer } from '../../../../platform/http/index.ts';
import { Details, Inset, Link, RadioField, SelectField, TextField } from '../../../../ui/index.ts';
import { REGISTERS } from '../../addresses.ts';
import { everyNeed, fieldsOfNeed } from '../../entry/needs.ts';
import { DrawFields } from '../../form/draw-fields.tsx';
import { type Drawing, propsOf, Ticks } from '../../form/drawing.tsx';
import { textOf } from '../../form/typed.ts';
import { type Field, opensWith, type RegisterType } from '../../type/register-type.ts';
import { WHO_ADDS } from '../asks-page.tsx';
import { listCrumbs, type RegistersView, readerKeeps, registersPage } from '../view.tsx';
import { OWN } from './asked.ts';
import { drawingOf, offersOn } from './drawing.ts';
import { reasonsOf } from './move-needs.ts';
import { HappenedFields, NotKept, RegisterForm } from './parts.tsx';

/** The mark of the form that opens an entry. */
export const NEW = 'new';

const asksNow = ({ to }: Field): boolean => to === undefined;

/** The fields that are asked for at once when an entry is opened, and those that can be given then as well. */
export const fieldsAtOpening = ({
  fields,
  opening,
}: RegisterType): { readonly first: Field[]; readonly more: Field[] } => {
  const needed = new Set(everyNeed(opening ?? { needs: [] }).flatMap(fieldsOfNeed));
  const isFirst = ({ code, needed: when }: Field): boolean => when === 'always' || needed.has(code);
  const asked = fields.filter(asksNow);
  return { first: asked.filter(isFirst), more: asked.filter((field) => !isFirst(field)) };
};

const SECRECY = [
  { value: 'open', label: 'Open', hint: 'Whoever may read the registers sees it.' },
  {
    value: 'restricted',
    label: 'Restricted',
    hint: 'Only those who keep the register and the posts you name see that there is one. It cannot be changed later.',
  },
];

const Secrecy = ({ type, drawing }: { readonly type: RegisterType; readonly drawing: Drawing }): JSX.Element | null =>
  type.confidentiality === 'either' ? (
    <RadioField
      {...propsOf(drawing, OWN.confidentiality, 'Who may see it?')}
      value={textOf(drawing.typed, OWN.confidentiality)}
      choices={SECRECY}
    />
  ) : null;

const CaseReference = ({ type, drawing }: { readonly type: RegisterType; readonly drawing: Drawing }): JSX.Element => {
  const must = type.about === 'person' || type.about === 'staff';
  return (
    <TextField
      {...propsOf(
        drawing,
        'case_reference',
        must ? 'Case reference' : 'Case reference, if there is one',
        'The number in your own case system. Never a name, a date of birth or a CHI number.',
      )}
      value={textOf(drawing.typed, 'case_reference')}
      characters={20}
      autocomplete="off"
    />
  );
};

export const ServiceField = ({ drawing }: { readonly drawing: Drawing }): JSX.Element => (
  <SelectField
    {...propsOf(drawing, OWN.service, 'Which of the services that the council lists, if it belongs to one')}
    value={textOf(drawing.typed, OWN.service)}
    choices={[{ value: '', label: 'None' }, ...drawing.offers.services]}
  />
);

/** Posts that see a restricted entry beside those who keep its register. One that was named and is trusted no longer is shown as such. */
export const DistributionField = (props: {
  readonly given: Pick<RegistersView, 'trusted'>;
  readonly drawing: Drawing;
}): JSX.Element => {
  const { given, drawing } = props;
  const named = drawing.typed(OWN.distribution);
  const choices = drawing.offers.posts
    .filter(({ value }) => given.trusted.has(value) || named.includes(value))
    .map(({ value, label }) => ({ value, label: given.trusted.has(value) ? label : `${label} (sees nothing by it)` }));
  return (
    <Details summary="Posts that may see a restricted entry beside those who keep the register" open={named.length > 0}>
      {choices.length === 0 ? (
        <p>No post may be named yet. The Chief Social Work Officer settles which may, on the page of the registers.</p>
      ) : (
        <Ticks
          drawing={drawing}
          name={OWN.distribution}
          label="Posts"
          hint="Only posts that may see restricted entries can be named. The Chief Social Work Officer settles which, on the page of the registers."
          choices={choices}
        />
      )}
    </Details>
  );
};

const hasFault = ({ faults }: Drawing, fields: readonly Field[]): boolean =>
  faults.some(({ place }) => fields.some(({ code }) => place.column?.split('.')[0] === code));

/** The form that opens an entry of a register. */
export const newPage = async (given: RegistersView, type: RegisterType): Promise<RouteAnswer> => {
  const page = { title: `Make an entry: ${type.title}`, crumbs: listCrumbs(given.council, type) };
  const event = opensWith(type);
  if (!readerKeeps(given, type.code) || event === null) {
    return registersPage(given, { ...page, main: <NotKept given={given} type={type} /> });
  }
  const { first, more } = fieldsAtOpening(type);
  const offers = await offersOn(given, given.today);
  const drawing = drawingOf(given, NEW, { fields: type.fields, values: {}, offers });
  return registersPage(given, {
    ...page,
    main: (
      <>
        <Inset>
          <p>{type.purpose}</p>
          <p>Write of cases by their reference. What you send stays; it can be put right, and both stay to be read.</p>
          <p>
            {WHO_ADDS} <Link href={REGISTERS.asks(given.council, type.code)}>What this register asks, and why</Link>.
          </p>
        </Inset>
        <RegisterForm
          given={given}
          drawing={drawing}
          action={REGISTERS.new(given.council, type.code)}
          seen={null}
          button="Make the entry"
        >
          <Secrecy type={type} drawing={drawing} />
          <CaseReference type={type} drawing={drawing} />
          <HappenedFields drawing={drawing} event={event} />
          <DrawFields fields={first} drawing={drawing} because={reasonsOf(type.opening ?? { needs: [] })} />
          <ServiceField drawing={drawing} />
          {type.confidentiality === 'open' ? null : <DistributionField given={given} drawing={drawing} />}
          {more.length === 0 ? null : (
            <Details summary="More, which can also be given later" open={hasFault(drawing, more)}>
              <DrawFields fields={more} drawing={drawing} />
            </Details>
          )}
        </RegisterForm>
      </>
    ),
  });
};
