import { mechanism } from '../example-facts.ts';
import { atFunction, type QualityRule } from './finding.ts';

const basis = (statutoryBasis: string | null, verified: boolean) => ({
  mechanisms: [mechanism('M1', 'audit')],
  functions: [{ code: 'F1', position: 1, title: 'Advice', statutoryBasis, verified, note: null }],
});

/** A function whose place in the law nobody has held against the law. */
export const BASIS_UNVERIFIED: QualityRule = {
  code: 'basis-unverified',
  title: 'The legal basis of a function is not verified',
  severity: 'know',
  why: 'Members may be told that the law asks for what it does not, or not told that it does.',
  remedy: 'Have it held against the Act and the guidance in force, and the pack corrected.',
  find: ({ opinions }) =>
    opinions
      .filter(({ function: { verified } }) => !verified)
      .map((opinion) => ({
        place: atFunction(opinion),
        found:
          opinion.function.statutoryBasis === null
            ? 'No legal basis is stated.'
            : `Stated as ${opinion.function.statutoryBasis}, and held against the law by nobody.`,
      })),
  clean: { facts: basis('Social Work (Scotland) Act 1968, section 3', true), found: [] },
  faulty: { facts: basis('Social Work (Scotland) Act 1968, section 3', false), found: ['F1'] },
};
