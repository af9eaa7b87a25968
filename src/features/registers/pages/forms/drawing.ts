import type { Day } from '../../../../kernel/index.ts';
import type { Choice } from '../../../../ui/index.ts';
import { allCouncils } from '../../../councils/index.ts';
import { LATEST, servicesOf } from '../../../people/index.ts';
import type { FieldValues } from '../../entry/entry.ts';
import type { Drawing } from '../../form/drawing.tsx';
import type { Offers } from '../../form/offered.ts';
import { typedFrom, typedIn } from '../../form/typed.ts';
import { writeTyped } from '../../form/write-typed.ts';
import type { Field } from '../../type/register-type.ts';
import type { RegistersView } from '../view.tsx';

/** What the choices of a form are taken from, as the council stands today; `day` is that of the entry. */
export const offersOn = async ({ tx, posts }: RegistersView, day: Day): Promise<Offers> => {
  const councils = await allCouncils(tx, LATEST);
  const services = await servicesOf(tx);
  const byLabel = (one: Choice, other: Choice): number => one.label.localeCompare(other.label, 'en-GB');
  return {
    posts: [...posts.values()].map(({ code, title }) => ({ value: code, label: title })).sort(byLabel),
    councils: councils.map(({ code, name }) => ({ value: code, label: name })),
    services: services.map(({ title }) => ({ value: title, label: title })).sort(byLabel),
    day,
  };
};

/** A form of a page: with what was typed into it where it comes back, else with what stands. */
export const drawingOf = (
  { again, request }: Pick<RegistersView, 'again' | 'request'>,
  which: string,
  {
    fields,
    values,
    offers,
  }: { readonly fields: readonly Field[]; readonly values: FieldValues; readonly offers: Offers },
  /** Own questions of the form, beside the fields of the type. */
  own: readonly (readonly [string, readonly string[]])[] = [],
): Drawing => {
  const comesBack = again?.which === which;
  return {
    which,
    offers,
    faults: comesBack ? again.faults : [],
    typed: comesBack ? typedIn(request, which) : typedFrom(new Map([...writeTyped(fields, values), ...own])),
  };
};
