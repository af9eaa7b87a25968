const MILLISECONDS_PER_DAY = 86_400_000;
const SECONDS_PER_DAY = 86_400;
// Excel counts from 1 January 1900 as day 1 and believes that 29 February 1900 existed (day 60), so that days from 61 on count
// from 30 December 1899. Workbooks begun on an old Macintosh count from 1 January 1904 as day 0. ECMA-376 part 1, 18.17.4.1.
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LEAP_DAY_THAT_NEVER_WAS = 60;
const LAST_DAY = Date.UTC(9999, 11, 31);

/** `day` is ISO, or '' where the number stands before the first day; `time` is hh:mm:ss to the nearest second. */
type SerialDate = { readonly day: string; readonly time: string };

const clockTime = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');

/** The day and time that Excel shows for a number; `null` for negative numbers, for day 60 of 1900 and past the year 9999. */
export const readSerialDate = (serial: number, counts: '1900' | '1904'): SerialDate | null => {
  const totalSeconds = Math.round(serial * SECONDS_PER_DAY);
  const days = Math.floor(totalSeconds / SECONDS_PER_DAY);
  const time = clockTime(totalSeconds - days * SECONDS_PER_DAY);
  if (!(serial >= 0)) return null;
  if (counts === '1900' && days === LEAP_DAY_THAT_NEVER_WAS) return null;
  if (counts === '1900' && days === 0) return { day: '', time };
  const shift = counts === '1900' && days < LEAP_DAY_THAT_NEVER_WAS ? 1 : 0;
  const moment = (counts === '1900' ? EPOCH_1900 : EPOCH_1904) + (days + shift) * MILLISECONDS_PER_DAY;
  return moment > LAST_DAY ? null : { day: new Date(moment).toISOString().slice(0, 10), time };
};

/** A length of time as Excel's "[h]:mm:ss" shows it: 1.5 days are "36:00:00". */
export const elapsedTime = (serial: number): string => clockTime(Math.round(serial * SECONDS_PER_DAY));
