const CLOCK = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*([ap])\.?m\.?)?$/;

/**
 * Reads a time of day as people type it ("9", "9.00", "09:00", "5pm", "5.30 pm") into "09:00". `null` for anything else. A bare number is an hour
 * of the clock of 24 hours.
 */
export const readTime = (text: string): string | null => {
  const [, hours = '', minutes = '00', half] = CLOCK.exec(text.trim().toLowerCase()) ?? [];
  if (hours === '') return null;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const of24 = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  if (of24 > 23 || Number(minutes) > 59) return null;
  return `${String(of24).padStart(2, '0')}:${minutes}`;
};
