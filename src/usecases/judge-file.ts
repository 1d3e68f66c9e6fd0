import { built } from './built.mjs';

/**
 * The module that threads run (judge-tasks.ts): built ahead, which spares each of them the translator's memory, or translated.
 * In a module that was itself built ahead, the one beside it.
 */
export const judgeFile = (): string =>
  import.meta.url.endsWith('.ts')
    ? (built('judge-tasks') ?? new URL('./judge-worker.mjs', import.meta.url).href)
    : new URL('./judge-tasks.mjs', import.meta.url).href;
