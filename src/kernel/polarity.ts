/** Which way is better. `context`: neither, the figure describes need or circumstance. */
export const POLARITIES = ['higher-better', 'lower-better', 'maintain', 'context'] as const;
export type Polarity = (typeof POLARITIES)[number];
export const isPolarity = (text: string): text is Polarity => (POLARITIES as readonly string[]).includes(text);

/** How a value is held against its target. */
export const TARGET_OPERATORS = ['>=', '>', '<=', '<', '='] as const;
export type TargetOperator = (typeof TARGET_OPERATORS)[number];
export const isTargetOperator = (text: string): text is TargetOperator =>
  (TARGET_OPERATORS as readonly string[]).includes(text);

/** In words, before a value: "at least 85%". */
export const OPERATOR_WORDS: Record<TargetOperator, string> = {
  '>=': 'at least',
  '>': 'more than',
  '<=': 'at most',
  '<': 'less than',
  '=': 'exactly',
};
