import { addVerify, newProgram, runProgram } from './program.ts';

/** `main` of main.ts with `verify` only: built ahead (vite.node.config.ts), so that verifying needs no translation and half the memory. */
export const main = (words: readonly string[]): Promise<void> => runProgram(addVerify(newProgram()), words);
