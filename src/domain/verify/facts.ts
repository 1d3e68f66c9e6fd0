import type { Hex } from '../../../crypto/bytes.ts';
import { assertOk, ok, type Result } from '../../../crypto/result.ts';
import { evaluateTallied, headsOf } from '../meeting/outcome.ts';
import type { MeetingState, PollState } from '../meeting/state.ts';
import type { CountedFacts, MeetingFacts, PollFacts } from './report.ts';

/**
 * What a judged log says of a meeting whose manifest is signed; the code of its minutes comes with its end. Of a verified record,
 * the log has ended and was judged whole.
 * @param names texts by commitment, judged
 * @param commitments how many names and details there are, with or without a text
 */
export function meetingFacts(
  state: MeetingState,
  names: ReadonlyMap<Hex, string>,
  commitments: number,
): Omit<MeetingFacts, 'anchor'> {
  const { manifest, roll } = state;
  if (manifest === undefined || roll === undefined) throw new Error('before the manifest is signed');
  const { title, organisation, date, place, secretary, tellers, threshold } = manifest.body;
  return {
    id: state.id,
    title,
    organisation,
    date,
    place,
    fingerprint: manifest.hash,
    entries: state.log.size,
    voters: roll.voters.length,
    present: state.present.size,
    tellers: tellers.length,
    threshold,
    lostTellers: [...state.lost],
    officers: { secretary, tellers: tellers.map(({ key, name }) => ({ key, name })) },
    erasedNames: commitments - names.size,
    names,
    polls: [...state.polls.keys()].sort((a, b) => a - b).map((ordinal) => pollFacts(state, ordinal)),
  };
}

/** One poll of a judged log; counted only once it is certified. */
export function pollFacts(state: MeetingState, ordinal: number): PollFacts {
  const poll = state.polls.get(ordinal);
  if (poll === undefined) throw new Error(`no poll ${ordinal}`);
  const { phase, manifest, cancelled } = poll;
  const facts = {
    ordinal,
    phase,
    ...(manifest === undefined ? {} : { manifest: manifest.body }),
    ...(cancelled === undefined ? {} : { cancelled }),
  };
  return phase === 'certified' ? { ...facts, counted: assertOk(countedFacts(state, poll)) } : facts;
}

/**
 * The result of a tallied poll, computed from the log: devices compare it before it is certified.
 * @returns what the rule set refuses
 */
export function countedFacts(state: MeetingState, poll: PollState): Result<CountedFacts> {
  const { tally, box } = poll;
  if (tally === undefined || box === undefined) throw new Error('not a tallied poll');
  const evaluated = evaluateTallied(state, poll);
  if (!evaluated.ok) return evaluated;
  const { outcome, trace } = evaluated.value;
  return ok({
    heads: headsOf(state, poll),
    counts: tally.body.counts,
    outcome,
    trace,
    tally: tally.hash,
    box: box.root,
  });
}
