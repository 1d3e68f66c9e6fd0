// A worker thread of season-pool.ts. Threads do not inherit what translates TypeScript in the main one.
import { register } from 'tsx/esm/api';

register();
export const { holdMeeting } = await import('./meeting-task.ts');
export const { closeBooks } = await import('./books-task.ts');
