/** What a template's sentences may leave open, in braces. */
export const PLACEHOLDERS = [
  'council',
  'plan',
  'planTitle',
  'assessment',
  'period',
  'periodSpan',
  'priorPeriod',
  'measureCount',
  'exceptionCount',
  'committee',
  'date',
  'number',
  'asAt',
  'author',
  'approver',
] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];
export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

const IN_BRACES = /\{([^{}]*)\}/g;

const isPlaceholder = (name: string): name is Placeholder => (PLACEHOLDERS as readonly string[]).includes(name);

/** The names in braces that no paper can fill in, each once. */
export const unknownPlaceholders = (pattern: string): string[] => [
  ...new Set([...pattern.matchAll(IN_BRACES)].map(([, name = '']) => name).filter((name) => !isPlaceholder(name))),
];

/** The sentence with its placeholders filled in. Braces inside a value stay as they are: nothing is filled in twice. */
export const fillIn = (pattern: string, values: PlaceholderValues): string =>
  pattern.replace(IN_BRACES, (braced, name: string) => (isPlaceholder(name) ? values[name] : braced));
