import type { Hex } from '../../../crypto/bytes.ts';
import type { MeetingState } from './state.ts';

/** Who must sign a statement: all of `all`, at least `least` of `some`, and nobody else. */
export interface SignerRule {
  readonly all: readonly Hex[];
  readonly some: readonly Hex[];
  readonly least: number;
}

export const exactly = (...keys: readonly Hex[]): SignerRule => ({ all: keys, some: [], least: 0 });
export const oneOf = (keys: readonly Hex[]): SignerRule => ({ all: [], some: keys, least: 1 });

/** The tellers' keys in order of their index, of the manifest or, before it, of the current ceremony. */
export const tellerKeys = (state: MeetingState): readonly Hex[] =>
  (state.manifest?.body.tellers ?? state.run?.named.tellers ?? []).map((teller) => teller.key);

/** The key of one teller who is not lost; `undefined` refuses every signer. */
export const tellerKey = (state: MeetingState, teller: number): Hex | undefined =>
  state.lost.has(teller) ? undefined : tellerKeys(state)[teller - 1];

/** Indices of all tellers who are not stated lost. */
export const tellersThere = (state: MeetingState): readonly number[] =>
  tellerKeys(state).flatMap((_, place) => (state.lost.has(place + 1) ? [] : [place + 1]));

/** Their keys. */
export const presentTellers = (state: MeetingState): readonly Hex[] => {
  const keys = tellerKeys(state);
  return tellersThere(state).map((teller) => keys[teller - 1] as Hex);
};

/** Secretary and at least t tellers: the acts that one person alone must never do. */
export const secretaryAndTellers = (state: MeetingState): SignerRule => ({
  all: [state.created.secretary],
  some: presentTellers(state),
  least: state.manifest?.body.threshold ?? state.run?.named.threshold ?? Number.POSITIVE_INFINITY,
});

/** Secretary and every teller who is not lost. */
export const secretaryAndEveryTeller = (state: MeetingState): SignerRule =>
  exactly(state.created.secretary, ...presentTellers(state));

/** `signed` holds each key once. */
export function satisfies(rule: SignerRule, signed: ReadonlySet<Hex>): boolean {
  if (!rule.all.every((key) => signed.has(key))) return false;
  const others = [...signed].filter((key) => !rule.all.includes(key));
  return others.length >= rule.least && others.every((key) => rule.some.includes(key));
}
