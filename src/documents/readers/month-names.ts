const STARTS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A pattern for the English name of a month, in full or short, to be put into a larger one; it needs the flag `i`. */
export const MONTH_PATTERN =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

const NAME = new RegExp(`^(?:${MONTH_PATTERN})$`, 'i');

/** The number of a month from its name, 1 to 12; `null` for anything else. */
export const monthNumber = (name: string): number | null =>
  NAME.test(name) ? STARTS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : null;
