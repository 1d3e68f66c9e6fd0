import type { Hex } from '../../../crypto/bytes.ts';
import type { PollManifest } from '../meeting/bodies.ts';
import type { Question } from '../meeting/questions.ts';
import { type PollView, pollView } from '../report/poll-view.ts';
import type { CountedFacts, MeetingFacts, PollFacts } from '../verify/report.ts';
import type { Letterhead } from './parts.ts';

/** What minutes and announcements say that no statement of the log holds; missing parts are left to write by hand. */
export interface ByHand {
  /** How the organisation is called on its letterhead; a record holds its identifier alone. */
  readonly organisation?: string;
  /** The organisation above, likewise. */
  readonly superior?: string;
  /** As `12-BB/CB`. */
  readonly number?: string;
  readonly chair?: string;
  readonly ended?: string;
  readonly keptAt?: string;
}

/** What papers are made of. The code that ties them to the digital record is there once the meeting has ended. */
export type PaperMeeting = Omit<MeetingFacts, 'anchor'> & Partial<Pick<MeetingFacts, 'anchor'>>;

/** A poll that has a certified result, with its words. */
export interface CertifiedPoll {
  readonly meeting: PaperMeeting;
  readonly ordinal: number;
  readonly manifest: PollManifest;
  readonly counted: CountedFacts;
  readonly view: PollView;
}

/** @returns `undefined` for a poll without a certified result: it has neither minutes nor an announcement. */
export function certifiedPoll(meeting: PaperMeeting, facts: PollFacts): CertifiedPoll | undefined {
  const { manifest, counted, ordinal } = facts;
  if (manifest === undefined || counted === undefined) return undefined;
  return { meeting, ordinal, manifest, counted, view: pollView(meeting, facts, 'vi') };
}

const ERASED_TEXT = '(đã xóa)';
/** What the letterhead of a meeting's paper says. */
export const letterheadOf = (
  { organisation, place, date }: PaperMeeting,
  byHand: ByHand,
  kind?: string,
  number?: string,
): Letterhead => ({
  superior: byHand.superior,
  organisation: byHand.organisation ?? organisation,
  number,
  kind,
  place,
  date,
});

/** A commitment's text, or that the file does not hold it. */
export const nameIn = (names: ReadonlyMap<Hex, string>, name: Hex): string => names.get(name) ?? ERASED_TEXT;

/** Position and unit of each subject of a question, empty where none was stated. */
export const detailsOf = (names: ReadonlyMap<Hex, string>, question: Question): readonly string[] =>
  question.kind === 'motion'
    ? []
    : question.subjects.map(({ detail }) => (detail === null ? '' : (names.get(detail) ?? '')));
