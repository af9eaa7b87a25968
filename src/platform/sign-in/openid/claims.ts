/** Whom the provider says it is. Issuer and subject together name a person for good; an e-mail address or a name never does. */
export type OpenIdPerson = {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly groups: readonly string[];
  /** The provider left the groups out because there are too many of them for a token. */
  readonly groupsLeftOut: boolean;
};

/** Claims of an ID token, or of the answer about a person. */
export type Claims = Readonly<Record<string, unknown>>;

// What is shown on pages and kept in a row is bounded, whatever a provider sends.
const LONGEST_TEXT = 200;
const MOST_GROUPS = 500;

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST_TEXT) : null;

/** One text is one group; some providers put several in one text, apart by commas, but a group's name may hold one too: left whole. */
const groupsOf = (value: unknown): readonly string[] => {
  const list = Array.isArray(value) ? value : [value];
  const names = list.filter((name): name is string => typeof name === 'string' && name !== '');
  return [...new Set(names.filter((name) => name.length <= LONGEST_TEXT))].slice(0, MOST_GROUPS);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isElsewhere = (claims: Claims, claim: string): boolean => {
  const names = claims['_claim_names'];
  return isObject(names) && claim in names;
};

/** Whether the ID token alone says all that is wanted, so that the provider need not be asked again. */
export const saysAll = (claims: Claims, groupsClaim: string): boolean =>
  textOf(claims['name']) !== null && (groupsClaim in claims || isElsewhere(claims, groupsClaim));

/** Reads a person out of verified claims. `issuer` and `subject` are those of the ID token, not of any later answer. */
export const personOf = (issuer: string, subject: string, claims: Claims, groupsClaim: string): OpenIdPerson => ({
  issuer,
  subject,
  name: textOf(claims['name']) ?? textOf(claims['preferred_username']),
  email: textOf(claims['email']),
  groups: groupsOf(claims[groupsClaim]),
  groupsLeftOut: !(groupsClaim in claims) && isElsewhere(claims, groupsClaim),
});
