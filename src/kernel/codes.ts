declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A council's short code, as used in addresses and on the command line: "dundee", "dumfries-galloway". */
export type CouncilCode = Branded<'CouncilCode'>;
/** A post's code within its council: "CSWO", "HOS-ICS-CJ". */
export type PostCode = Branded<'PostCode'>;
/** A measure's code within its council: "ce-exclusion-rate". */
export type MeasureCode = Branded<'MeasureCode'>;
/** A plan's code within its council: "DCFSP-2021-24". */
export type PlanCode = Branded<'PlanCode'>;
/** A national indicator's code: "CHN09", "C&L01". */
export type IndicatorCode = Branded<'IndicatorCode'>;

const reader =
  <Code extends string>(pattern: RegExp) =>
  (text: string): Code | null => {
    const trimmed = text.trim();
    return pattern.test(trimmed) ? (trimmed as Code) : null;
  };

/** Each reader gives the code, or `null` where the text cannot be one. Whether it exists is the database's to say. */
export const councilCode = reader<CouncilCode>(/^[a-z][a-z0-9-]{1,39}$/);
export const postCode = reader<PostCode>(/^[A-Z][A-Z0-9-]{0,39}$/);
export const measureCode = reader<MeasureCode>(/^[a-z0-9][a-z0-9-]{1,79}$/);
export const planCode = reader<PlanCode>(/^[A-Z0-9][A-Za-z0-9-]{1,39}$/);
export const indicatorCode = reader<IndicatorCode>(/^[A-Z][A-Z&-]{1,15} ?\d{1,3}[a-z]{0,2}$/);
