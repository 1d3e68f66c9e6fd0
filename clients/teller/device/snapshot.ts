import { fromHex, type Hex } from '../../../crypto/bytes.ts';
import type { Refusal } from '../../../crypto/result.ts';
import { fingerprintWords } from '../../../crypto/words.ts';
import type { Body, PollManifest } from '../../../src/domain/meeting/bodies.ts';
import type { MeetingPhase, PollPhase } from '../../../src/domain/meeting/lifecycle.ts';
import { tellerKeys } from '../../../src/domain/meeting/signers.ts';
import { issuedRequests, type MeetingState } from '../../../src/domain/meeting/state.ts';
import { adjustedSummoned, countAttendance } from '../../../src/domain/rules/heads.ts';
import { decodeRuleSet } from '../../../src/domain/rules/rule-set.ts';
import { mayVote } from '../../../src/domain/rules/standing.ts';
import { needed } from '../../../src/domain/rules/threshold.ts';
import type { PollOutcome } from '../../../src/domain/rules/verdict.ts';
import { anchorCode } from '../../shared/anchor.ts';
import { makeCertify } from '../../shared/secretary/run-polls.ts';
import type { CeremonyProgress } from './ceremony-steps.ts';

/** What the screens show of a teller's device: plain values, made anew whenever something has changed. */
export interface TellerSnapshot {
  /** The service could not be reached at the last look. */
  readonly offline?: Refusal;
  /** The service contradicts what this device holds: nothing more is done. */
  readonly alarm?: Refusal;
  /** What a step that the device makes by itself was refused with, at its last try. */
  readonly problem?: Refusal;
  readonly phase: MeetingPhase;
  /** Entries of the log. */
  readonly size: number;
  /** As the manifest says; `release` is that of the screens that tellers and tablets run. */
  readonly about?: { readonly title: string; readonly date: string; readonly place: string; readonly release: Hex };
  readonly fingerprint?: readonly string[];
  /** This teller's index; 0 where the device is not among the tellers. */
  readonly own: number;
  readonly threshold: number;
  readonly tellers: readonly TellerRow[];
  /** Their keys, by index. */
  readonly keys: readonly Hex[];
  /** The secretary's key. */
  readonly secretary: Hex;
  /** Tellers of the organisation who are ready for a ceremony, by name. */
  readonly ready: readonly string[];
  readonly ceremony?: CeremonyProgress;
  readonly backupMade: boolean;
  /** Whether the device remembers what it did: else it must be restored or taken back, and signs nothing meanwhile. */
  readonly standing: 'working' | 'forgotten' | 'restored' | 'lost';
  readonly roll: readonly RollRow[];
  readonly present: readonly number[];
  readonly excused: readonly number[];
  /** How many must be present for the next poll, by its rules. */
  readonly quorum?: number;
  readonly auto: boolean;
  readonly queue: readonly QueueRow[];
  readonly polls: readonly PollRow[];
  readonly proposals: readonly ProposalRow[];
  /** Names and details behind the log's commitments, each judged. */
  readonly texts: ReadonlyMap<Hex, string>;
  readonly counting?: { readonly ordinal: number; readonly done: number; readonly total: number };
  readonly anchor?: string;
}

export interface TellerRow {
  readonly index: number;
  readonly name: string;
  readonly lost: boolean;
}

export interface RollRow {
  readonly voter: number;
  readonly name: string;
  readonly mayVote: boolean;
}

export interface QueueRow {
  readonly leaf: Hex;
  readonly voter: number;
  readonly ordinals: readonly number[];
  /** How many tellers have answered. */
  readonly answers: number;
  readonly refused?: string;
}

export interface PollRow {
  readonly ordinal: number;
  readonly phase: PollPhase;
  readonly manifest?: PollManifest;
  /** Voters who were issued a ballot of it. */
  readonly issued: readonly number[];
  readonly barrier?: { readonly present: number; readonly issued: number };
  /** This device has checked the barrier and cosigned it. */
  readonly checked: boolean;
  readonly boxSize?: number;
  readonly sealed: boolean;
  /** Tellers whose cosignature of the seal is still awaited. */
  readonly unsealed: readonly number[];
  /** This device has verified the box and given its decryption. */
  readonly counted: boolean;
  /** This device has verified the box itself, before or after the count. */
  readonly verified: boolean;
  readonly countedBy: readonly number[];
  readonly counts?: readonly (readonly number[])[];
  readonly invalid?: number;
  /** What the rules give by this device's own reckoning. */
  readonly outcome?: PollOutcome;
  readonly cancelled?: string;
}

export interface ProposalRow {
  readonly proposal: Hex;
  readonly body: Body;
  readonly signedBy: readonly Hex[];
  readonly signedByMe: boolean;
  /** Why this device would not sign it now. */
  readonly refusal?: Refusal;
}

/** The part of a snapshot that the log alone gives. */
export function readState(state: MeetingState, own: number, texts: ReadonlyMap<Hex, string>) {
  const { manifest } = state;
  const anchor = state.end === undefined ? undefined : anchorCode(state);
  return {
    phase: state.phase,
    size: state.log.size,
    ...(manifest === undefined ? {} : aboutOf(manifest)),
    keys: tellerKeys(state),
    secretary: state.created.secretary,
    threshold: manifest?.body.threshold ?? state.run?.named.threshold ?? 0,
    roll: (state.roll?.voters ?? []).map(({ name, membership, standing }, voter) => ({
      voter,
      name: texts.get(name) ?? `#${voter + 1}`,
      mayVote: mayVote(membership, standing),
    })),
    present: [...state.present],
    excused: [...state.excused],
    ...quorumOf(state),
    queue: queueOf(state, own),
    ...(anchor?.ok ? { anchor: anchor.value.code } : {}),
  };
}

/** For the first poll that is not over. */
function quorumOf(state: MeetingState): { readonly quorum?: number } {
  const next = [...state.polls.values()].find(({ phase, manifest }) => manifest !== undefined && phase === 'planned');
  const rules = decodeRuleSet(next?.manifest?.body.ruleSet);
  if (state.roll === undefined || !rules.ok) return {};
  const attendance = countAttendance(
    state.roll.voters.map((voter, index) => ({
      ...voter,
      present: state.present.has(index),
      excused: state.excused.has(index),
    })),
  );
  const heads = { ...attendance, issued: 0, returned: 0, valid: 0, invalid: 0 };
  return { quorum: needed(adjustedSummoned(rules.value, heads), rules.value.quorum) };
}

function aboutOf({ hash, body: { title, date, place, release } }: NonNullable<MeetingState['manifest']>) {
  return { about: { title, date, place, release }, fingerprint: fingerprintWords(fromHex(hash)) };
}

/** Tellers by index: names from the manifest's commitments, or before it as the organisation calls them. */
export function tellersOf(
  state: MeetingState,
  texts: ReadonlyMap<Hex, string>,
  officers: ReadonlyMap<Hex, string>,
): TellerRow[] {
  const named = state.manifest?.body.tellers;
  return tellerKeys(state).map((key, place) => ({
    index: place + 1,
    name: texts.get(named?.[place]?.name ?? '') ?? officers.get(key) ?? '',
    lost: state.lost.has(place + 1),
  }));
}

function queueOf(state: MeetingState, own: number): Omit<QueueRow, 'refused'>[] {
  return [...state.requests].flatMap(([leaf, { voter, blinded, answers }]) => {
    const ordinals = [...blinded.keys()].filter((ordinal) => state.polls.get(ordinal)?.phase === 'planned');
    return ordinals.length === 0 || answers.has(own) ? [] : [{ leaf, voter, ordinals, answers: answers.size }];
  });
}

/** Everything but what this device itself has done. */
export function pollsOf(state: MeetingState): Omit<PollRow, 'checked' | 'counted' | 'verified' | 'unsealed'>[] {
  return [...state.polls]
    .sort(([a], [b]) => a - b)
    .map(([ordinal, poll]) => {
      const { manifest, barrier, box, sealed, partials, tally, cancelled } = poll;
      const certify = tally === undefined ? undefined : makeCertify(state, ordinal);
      return {
        ordinal,
        phase: poll.phase,
        ...(manifest === undefined ? {} : { manifest: manifest.body }),
        issued: issuedRequests(state, ordinal).map(({ voter }) => voter),
        ...(barrier === undefined ? {} : { barrier: { present: barrier.present.size, issued: barrier.issued } }),
        ...(box === undefined ? {} : { boxSize: box.size }),
        sealed: sealed !== undefined,
        countedBy: [...partials.keys()],
        ...(tally === undefined ? {} : { counts: tally.body.counts, invalid: tally.body.invalid }),
        ...(certify?.ok ? { outcome: certify.value.outcome as unknown as PollOutcome } : {}),
        ...(cancelled === undefined ? {} : { cancelled }),
      };
    });
}
