import type { Hex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import { evaluateTallied, headsOf } from '../meeting/outcome.ts';
import type { MeetingState } from '../meeting/state.ts';
import type { MeetingFacts, PollFacts } from './report.ts';

/** What a verified record says, for the report. The state has ended and was judged whole. */
export function meetingFacts(
  state: MeetingState,
  names: ReadonlyMap<Hex, string>,
  commitments: number,
  anchor: string,
): MeetingFacts {
  const { manifest, roll } = state;
  if (manifest === undefined || roll === undefined) throw new Error('an ended meeting has a manifest');
  const { title, organisation, date, place, tellers, threshold } = manifest.body;
  return {
    id: state.id,
    title,
    organisation,
    date,
    place,
    fingerprint: manifest.hash,
    anchor,
    entries: state.log.size,
    voters: roll.voters.length,
    present: state.present.size,
    tellers: tellers.length,
    threshold,
    lostTellers: [...state.lost],
    erasedNames: commitments - names.size,
    names,
    polls: [...state.polls.keys()].sort((a, b) => a - b).map((ordinal) => pollFacts(state, ordinal)),
  };
}

/** One poll of a judged log; counted only once it is certified. */
export function pollFacts(state: MeetingState, ordinal: number): PollFacts {
  const poll = state.polls.get(ordinal);
  if (poll === undefined) throw new Error(`no poll ${ordinal}`);
  const { phase, manifest, cancelled, tally, box } = poll;
  const facts = {
    ordinal,
    phase,
    ...(manifest === undefined ? {} : { manifest: manifest.body }),
    ...(cancelled === undefined ? {} : { cancelled }),
  };
  if (phase !== 'certified' || tally === undefined || box === undefined) return facts;
  const { outcome, trace } = assertOk(evaluateTallied(state, poll));
  const counted = {
    heads: headsOf(state, poll),
    counts: tally.body.counts,
    outcome,
    trace,
    tally: tally.hash,
    box: box.root,
  };
  return { ...facts, counted };
}
