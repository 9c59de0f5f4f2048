import type { sampleEn } from '../en/sample.ts';
import { russianCount } from '../plural.ts';

export const sampleRu: typeof sampleEn = {
  making: (nRows, recipe) =>
    `Создание ${russianCount(nRows, { one: 'строки', few: 'строк', many: 'строк' })} по рецепту ${recipe}`,
  made: (nRows, path) =>
    `${russianCount(nRows, { one: 'искусственная строка', few: 'искусственные строки', many: 'искусственных строк' })}: ${path}`,
};
