import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const;

const fontFile = (face: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans/${face}/NotoSans_${face}.ttf`));

/** The family every paper is set in. It comes with the program, so that a paper looks the same wherever it is made. */
export const FONT_FAMILY = 'Noto Sans';

/** Where the four faces lie, for the drawing of pictures. */
export const fontFiles = (): string[] => FACES.map(fontFile);

/** The four faces as bytes. */
export const readFonts = (): Promise<Buffer[]> => Promise.all(fontFiles().map((path) => readFile(path)));
