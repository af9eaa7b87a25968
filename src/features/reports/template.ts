import { z } from 'zod';

import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { unknownPlaceholders } from './placeholders.ts';

/** What may fill a section. */
const SECTION_KINDS = [
  'purpose',
  'recommendations',
  'considerations',
  'achievements',
  'financial-implications',
  'policy-implications',
  'risk',
  'governance-assurance',
  'impact-assessment',
  'author-approver',
  'appendices',
  'background-papers',
  'at-a-glance',
  'exceptions',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** What may fill a part of the considerations. A part with nothing to say is left out of the paper. */
const PART_KINDS = [
  'plan-agreed',
  'linked-plans',
  'measure-count',
  'comparison',
  'summary-table',
  'missing-why',
  'late-sources',
  'changes-under-review',
  'exceptions-intro',
] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** The lines at the head of the paper. */
const COVER_FIELDS = ['committee', 'date', 'title', 'author', 'number'] as const;
export type CoverField = (typeof COVER_FIELDS)[number];

const filled = z.string().trim().min(1);
// An id becomes the place that a link within the paper points to.
const id = z.string().regex(/^[A-Za-z][\w.-]*$/, 'must begin with a letter and hold letters, digits, dots and dashes');
const sentences = z.array(filled);

const templateShape = z.strictObject({
  id,
  title: filled,
  cover: z.array(z.strictObject({ id: z.enum(COVER_FIELDS), label: filled })),
  sections: z
    .array(
      z.strictObject({
        id,
        number: z.string(),
        heading: filled,
        kind: z.enum(SECTION_KINDS),
        text: sentences,
        parts: z.array(z.strictObject({ id, kind: z.enum(PART_KINDS), text: sentences })).optional(),
        questions: z.array(z.strictObject({ id, heading: filled })).optional(),
      }),
    )
    .min(1),
});

/** The structure of an assessment paper: sections in order, with sentences whose placeholders are filled in. */
export type PaperTemplate = z.output<typeof templateShape>;
export type TemplateSection = PaperTemplate['sections'][number];
export type TemplatePart = NonNullable<TemplateSection['parts']>[number];

const refused = (path: string, what: string): Fault =>
  fault('paper.template', `The template cannot be used: ${path === '' ? what : `${path}: ${what}`}`);

const strings = (value: unknown, path: string): { path: string; text: string }[] => {
  if (typeof value === 'string') return [{ path, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => strings(part, path === '' ? key : `${path}.${key}`));
};

const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((each, index) => ids.indexOf(each) !== index)),
];

const faultsWithin = (template: PaperTemplate): Fault[] => [
  ...strings(template, '').flatMap(({ path, text }) =>
    unknownPlaceholders(text).map((name) => refused(path, `{${name}} is not a placeholder`)),
  ),
  ...repeated(template.sections.map((section) => section.id)).map((twice) =>
    refused('sections', `two sections have the id "${twice}"`),
  ),
  ...template.sections.flatMap((section, index) =>
    section.kind === 'exceptions' && (section.questions ?? []).length === 0
      ? [refused(`sections.${index}`, 'exception reports need the questions that each of them answers')]
      : [],
  ),
];

/** Reads a template as it is stored. Every fault is listed, each with the path to its place: an unknown kind, key or placeholder. */
export const readTemplate = (content: unknown): Result<PaperTemplate, Fault[]> => {
  const read = templateShape.safeParse(content);
  if (!read.success) {
    return fail(read.error.issues.map(({ path, message }) => refused(path.map(String).join('.'), message)));
  }
  const faults = faultsWithin(read.data);
  return faults.length === 0 ? ok(read.data) : fail(faults);
};
