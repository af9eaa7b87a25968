import { type Fault, fail, fault, ok, type Place, type Result } from '../../kernel/index.ts';

/** Why there is no number. */
export const ABSENCES = ['not-yet-published', 'not-measured', 'not-collected', 'withheld'] as const;
export type Absence = (typeof ABSENCES)[number];

const PLAIN: readonly (readonly [Absence, RegExp])[] = [
  ['not-yet-published', /^not[ -]yet[ -]published$/],
  ['not-yet-published', /^(?:awaiting|await|awaits|pending) (?:the )?(?:lgbf|publication|published)\b/],
  ['not-yet-published', /^(?:lgbf|national) .*not (?:yet )?published( yet)?$/],
  ['not-yet-published', /^to be published\b/],
  ['not-measured', /^not[ -]measured$/],
  ['not-collected', /^not[ -]collected$/],
  ['withheld', /^withheld$/],
];

// Each of these may mean that the figure is late, that nobody counts it, that it is secret, or zero.
const UNCLEAR =
  /^(?:n\.?\/?a\.?|n\/k|nil|none|null|zero|-+|\u2014|\.+|\u2026|:|\?+|x|tbc|tba|tbd|to follow|to be (?:confirmed|advised|announced)|no data|no figures?|not (?:available|applicable|known|provided|recorded|reported|published|relevant)|unavailable|unknown|unpublished|missing|blank|pending|awaited|awaiting\b.*|data not\b.*|\[[xz]\])$/;

const ASK =
  'Write 0 if it is zero. Otherwise leave the value empty and give the reason as not-yet-published, not-measured, not-collected or withheld.';

/**
 * The reason that words in place of a number give, or a fault `cell.invalid` asking to choose where they leave it open ("n/a", "nil",
 * "tbc"); `null` where they are no words for an absence at all. `typed` has been tidied.
 */
export const readAbsence = (typed: string, place: Place): Result<Absence, Fault> | null => {
  const lower = typed.toLowerCase();
  const plain = PLAIN.find(([, words]) => words.test(lower));
  if (plain !== undefined) return ok(plain[0]);
  if (!UNCLEAR.test(lower)) return null;
  return fail(fault('cell.invalid', `"${typed}" does not say why there is no number`, place, ASK));
};
