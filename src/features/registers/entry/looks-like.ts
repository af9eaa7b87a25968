/** The areas of postcodes in the United Kingdom (a fact). */
const AREAS = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU
  HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR
  SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE`.split(/\s+/),
);

const POSTCODE = /(?<![\w-])([A-Z]{1,2})(\d[A-Z\d]?)\s{0,2}(\d)([ABD-HJLNP-UW-Z]{2})(?![\w-])/gi;

// "M10 1st April" ends as a postcode could.
const isOrdinal = (digit: string, letters: string): boolean => /^(?:1st|2nd|3rd|\dth)$/.test(`${digit}${letters}`);

/** What looks like a postcode. */
export const postcodesIn = (text: string): string[] =>
  [...text.matchAll(POSTCODE)].flatMap(([whole, area = '', , digit = '', letters = '']) =>
    AREAS.has(area.toUpperCase()) && !isOrdinal(digit, letters) ? [whole] : [],
  );

const TEN_DIGITS = /(?<![\d.-])(\d{6})[ -]?(\d{4})(?![\d-]|\.\d)/g;

const isDayOfCentury = (day: number, month: number): boolean => {
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= longest;
};

/** Whether ten digits are a Community Health Index number: a day of birth, two digits, sex, and a check digit by modulus 11. */
export const isChiNumber = (digits: string): boolean => {
  if (!/^\d{10}$/.test(digits) || !isDayOfCentury(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)))) return false;
  const weighed = [...digits.slice(0, 9)].reduce((sum, digit, place) => sum + Number(digit) * (10 - place), 0);
  const check = (11 - (weighed % 11)) % 11;
  return check === Number(digits[9]);
};

/** What is a CHI number, by its date and its check digit. */
export const chiNumbersIn = (text: string): string[] =>
  [...text.matchAll(TEN_DIGITS)].flatMap(([whole, first = '', second = '']) =>
    isChiNumber(`${first}${second}`) ? [whole] : [],
  );

// Bounded, or a long run of letters would be gone through once for each of them.
const EMAIL = /(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/** What is an e-mail address. */
export const emailsIn = (text: string): string[] => text.match(EMAIL) ?? [];

const PHONE =
  /(?<![\w.,/-])(?:(?:\+|00)44[\s-]?(?:\(0\)[\s-]?)?|\(?0)[1-35789](?:[\s()-]{0,2}\d){8,9}(?![\d/]|[.,]\d)/g;

/** What looks like a telephone number of the United Kingdom. */
export const phonesIn = (text: string): string[] =>
  (text.match(PHONE) ?? []).map((each) => each.trim()).filter((each) => !isChiNumber(each.replaceAll(/\D/g, '')));

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DATE = String.raw`(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+(?:${MONTHS})\s+(?:19|20)\d{2})`;
const BIRTH = String.raw`(?<![\w-])(?:born|d\.?o\.?b\.?|date of birth|birth ?da(?:te|y))(?!\w)`;

// How far apart the word and the date may stand, in characters: ours. Years before 1900 are nobody's who lives.
const BORN = new RegExp(String.raw`${BIRTH}[^\d\n]{0,25}${DATE}(?!\d)|(?<!\d)${DATE}[^\d\n]{0,8}${BIRTH}`, 'gi');

/** What looks like a date of birth: a date beside a word that says so. A date alone is none. */
export const birthdaysIn = (text: string): string[] => text.match(BORN) ?? [];
