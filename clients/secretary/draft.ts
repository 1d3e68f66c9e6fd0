import type { Hex } from '../../crypto/bytes.ts';
import type { PollManifest, Voter } from '../../src/domain/meeting/bodies.ts';
import type { Subject } from '../../src/domain/meeting/questions.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import type { RuleSet } from '../../src/domain/rules/rule-set.ts';
import { fold } from '../shared/import/text.ts';
import type { Opening } from '../shared/openings.ts';
import { keep, readKept } from '../ui/device-store.ts';

/** A member as typed or imported. */
export interface DraftMember extends Pick<Voter, 'membership' | 'standing'> {
  readonly name: string;
  /** Position and unit: on the slip, and nowhere else. */
  readonly detail?: string;
  /** 32 bytes, public: of the slip kept since an earlier meeting. */
  readonly slip?: Hex;
}

/** A subject as typed or imported; in a later poll, or from a rating log, as it stands there. */
export interface DraftSubject {
  readonly name: string;
  readonly kind: Subject['kind'];
  /** What the booth may show beside the name. */
  readonly detail: string | null;
  /** In a later poll, as an earlier manifest has it; from a rating log, with its commitments and `openings`. */
  readonly committed?: Subject;
  /** Of the commitments that the meeting's log does not know yet. */
  readonly openings?: readonly Opening[];
}

export type DraftQuestion =
  | { readonly kind: 'rating'; readonly title: string; readonly subjects: readonly DraftSubject[] }
  | {
      readonly kind: 'selection';
      readonly title: string;
      readonly min: number;
      readonly max: number;
      readonly subjects: readonly DraftSubject[];
    }
  | { readonly kind: 'motion'; readonly title: string };

export interface DraftPoll extends Pick<PollManifest, 'title' | 'purpose' | 'ownLine' | 'floor'> {
  readonly ruleSet: RuleSet;
  readonly questions: readonly DraftQuestion[];
}

/** Everything about a meeting in preparation that the log does not hold yet. No secret is ever in it. */
export interface Draft {
  readonly meeting: Hex;
  readonly title: string;
  readonly date: string;
  readonly place: string;
  readonly members: readonly DraftMember[];
  /** Keys of the officers picked as tellers. */
  readonly tellers: readonly Hex[];
  readonly threshold: number;
  readonly polls: readonly DraftPoll[];
  /** Polls whose content is fixed later, such as a second round. */
  readonly laterPolls: number;
  readonly spares: number;
  readonly smallRollAccepted: boolean;
}

export const newDraft = (meeting: Hex, facts: Pick<Draft, 'title' | 'date' | 'place'>): Draft => ({
  meeting,
  ...facts,
  members: [],
  tellers: [],
  threshold: 2,
  polls: [],
  laterPolls: 1,
  spares: 2,
  smallRollAccepted: false,
});

export const newPoll = (ruleSet: RuleSet = CAUTIOUS_DEFAULT): DraftPoll => ({
  title: '',
  purpose: 'propose',
  ownLine: 'votes',
  floor: 3,
  ruleSet,
  questions: [],
});

/** Key pairs of the pool: one for each poll, planned or to come, and the spares. */
export const pairsOf = ({ polls, laterPolls, spares }: Draft): number =>
  Math.min(64, Math.max(1, polls.length + laterPolls + spares));

/** The least threshold of n tellers, n/2 < t < n. */
export const leastThreshold = (tellers: number): number => Math.floor(tellers / 2) + 1;

/** The member of exactly this name, if there is one: whose line is whose. */
export function voterOf(members: readonly { readonly name: string }[], name: string): number | null {
  const same = [...members.keys()].filter((place) => fold(members[place]?.name ?? '') === fold(name));
  return same.length === 1 ? (same[0] ?? null) : null;
}

const nameOf = (meeting: Hex): string => `secretary/draft/${meeting}`;

export const readDraft = async (meeting: Hex): Promise<Draft | undefined> =>
  (await readKept(nameOf(meeting))) as Draft | undefined;

export const keepDraft = (draft: Draft): Promise<void> => keep(nameOf(draft.meeting), draft);
