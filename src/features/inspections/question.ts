/**
 * What services are graded on. The key questions of the Care Inspectorate's quality frameworks, in their order; the sixth, capacity for improvement,
 * is not graded.
 */
export const QUESTIONS = {
  'support-wellbeing': { words: "How well do we support people's wellbeing?", short: 'Wellbeing' },
  leadership: { words: 'How good is our leadership?', short: 'Leadership' },
  'staff-team': { words: 'How good is our staff team?', short: 'Staff team' },
  setting: { words: 'How good is our setting?', short: 'Setting' },
  'care-planning': { words: 'How well is our care and support planned?', short: 'Care planning' },
  'care-play-learning': { words: 'How good is our care, play and learning?', short: 'Care, play and learning' },
} as const;

export type Question = keyof typeof QUESTIONS;

export const QUESTION_CODES = Object.keys(QUESTIONS) as readonly Question[];

/** Narrows a text from outside. */
export const isQuestion = (text: string): text is Question => Object.hasOwn(QUESTIONS, text);

/** The quality themes of the older framework; kept as they were published. */
export const THEMES = {
  'theme-care-support': 'Quality of care and support',
  'theme-environment': 'Quality of environment',
  'theme-staffing': 'Quality of staffing',
  'theme-management': 'Quality of management and leadership',
  'theme-information': 'Quality of information',
} as const;

export type Theme = keyof typeof THEMES;

/** A question or a theme, as the file grades it. */
export type Graded = Question | Theme;

export const isGraded = (text: string): text is Graded => isQuestion(text) || Object.hasOwn(THEMES, text);

export const isTheme = (graded: Graded): graded is Theme => Object.hasOwn(THEMES, graded);

// Early learning and childcare has a framework of its own, whose first question took the place of care and support there.
const EARLY_LEARNING = new Set(['Day Care of Children', 'Child Minding']);

/**
 * The key question under which a grade of a service of this kind is counted; null where it has none (information). The mapping of themes is the publisher's own for its
 * combined evaluations; no theme maps to wellbeing.
 */
export const countsAs = (graded: Graded, kind: string): Question | null => {
  switch (graded) {
    case 'theme-care-support':
      return EARLY_LEARNING.has(kind) ? 'care-play-learning' : 'care-planning';
    case 'theme-environment':
      return 'setting';
    case 'theme-staffing':
      return 'staff-team';
    case 'theme-management':
      return 'leadership';
    case 'theme-information':
      return null;
    default:
      return graded;
  }
};

/** The grades, the best first. */
export const GRADES = [6, 5, 4, 3, 2, 1] as const;

export type Grade = (typeof GRADES)[number];

export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  6: 'Excellent',
  5: 'Very good',
  4: 'Good',
  3: 'Adequate',
  2: 'Weak',
  1: 'Unsatisfactory',
};

/** From this grade on a service is "good or better". */
export const GOOD = 4;

export const isGrade = (value: number): value is Grade => GRADES.some((grade) => grade === value);
