import { effect, signal } from '@preact/signals';
import type { Words } from '../../src/domain/words.ts';

export type Language = 'vi' | 'en';

const KEPT = 'phieu-kin-language';

/** The language of every screen: Vietnamese unless this device was switched. It is all that is kept about who uses it. */
export const language = signal<Language>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi');

effect(() => {
  document.documentElement.lang = language.value;
});

export function switchLanguage(): void {
  language.value = language.value === 'vi' ? 'en' : 'vi';
  localStorage.setItem(KEPT, language.value);
}

/** The words in the language of the screen; components that call it follow a switch. */
export const say = (words: Words): string => words[language.value];

const NUMBERS = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };

/** A count as people write it: 1.234 in Vietnamese, 1,234 in English. */
export const count = (value: number): string => NUMBERS[language.value].format(value);
