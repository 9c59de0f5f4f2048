// recipe
export { checkRecipe } from './check.ts';
export { type CompiledRecipe, compileRecipe } from './compile.ts';
// rows
export { type GenerateSampleOptions, generateSample } from './generate.ts';
