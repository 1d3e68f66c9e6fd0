import { signal } from '@preact/signals';
import type { LineChoice } from '../../../crypto/ballot-layout.ts';
import type { Hex } from '../../../crypto/bytes.ts';
import type { Refusal } from '../../../crypto/result.ts';
import type { Paper } from '../worker/paper.ts';
import { type CheckPart, readCheckPart } from './check-code.ts';
import { endVoter, roomApi, voterApi } from './devices.ts';
import { keepChallenged } from './room.ts';

/** This tablet as the second device that checks a ballot which another one revealed. */
export type Checking =
  | { readonly at: 'scan'; readonly parts: ReadonlyMap<number, CheckPart>; readonly wrong?: boolean }
  | { readonly at: 'checked'; readonly paper: Paper; readonly tracking: Hex; readonly choices: readonly LineChoice[] }
  | { readonly at: 'refused'; readonly refusal: Refusal };

export const checking = signal<Checking | undefined>(undefined);

export function leaveChecker(): void {
  checking.value = undefined;
  endVoter();
}

/** Takes one of the other tablet's codes; with the last of them the ballot is judged. */
export async function readPart(text: string): Promise<boolean> {
  const now = checking.value;
  const part = readCheckPart(text);
  if (now?.at !== 'scan') return false;
  if (part === undefined) {
    checking.value = { at: 'scan', parts: now.parts, wrong: true };
    return false;
  }
  const [first] = now.parts.values();
  const same = first?.tracking === part.tracking && first.parts === part.parts && first.ordinal === part.ordinal;
  const parts = new Map(same ? now.parts : []).set(part.part, part);
  checking.value = { at: 'scan', parts };
  if (parts.size === part.parts) await judge(parts, part);
  return true;
}

async function judge(parts: ReadonlyMap<number, CheckPart>, { ordinal, tracking }: CheckPart): Promise<void> {
  const opening = [...parts].sort(([a], [b]) => a - b).map(([, { chunk }]) => chunk);
  const material = await roomApi().material(ordinal);
  if (!material.ok) {
    checking.value = { at: 'refused', refusal: material };
    return;
  }
  const judged = await voterApi().judgeChallenge(material.value, tracking, opening.join(''));
  if (judged.ok) await keepChallenged(ordinal, tracking);
  checking.value = judged.ok
    ? { at: 'checked', paper: material.value.paper, tracking, choices: judged.value }
    : { at: 'refused', refusal: judged };
}
