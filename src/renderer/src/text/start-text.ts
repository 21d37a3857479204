import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { isolate } from './isolate.ts';
import { longerTexts } from './pseudo-text.ts';

/** Two languages nobody speaks show what a translation does to the layout: longer, and written right to left. */
const PSEUDO_LANGUAGES = ['en-XA', 'ar-XB'] as const;

/** Makes the texts ready; before anything is drawn. What is not in `language` is said in English. */
export function startText(language: string | null = null): void {
  const pseudo = PSEUDO_LANGUAGES.find((name) => name === language);
  void i18next.use(initReactI18next).init({
    lng: pseudo ?? 'en',
    fallbackLng: pseudo ? [PSEUDO_LANGUAGES[0], 'en'] : 'en',
    resources: {
      en: { translation: en },
      ...(pseudo ? { [PSEUDO_LANGUAGES[0]]: { translation: longerTexts(en) } } : {}),
    },
    interpolation: { escape: isolate }, // React escapes
    initAsync: false,
  });
}
