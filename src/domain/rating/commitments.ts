import type { Hex } from '../../../crypto/bytes.ts';
import type { RatingBody } from './bodies.ts';

/** Commitments to names, remarks and reasons that a statement makes; each comes with its opening, kept outside the log. */
export function ratingCommitments(body: RatingBody): readonly Hex[] {
  switch (body.type) {
    case 'rating-log-created':
      return [body.name];
    case 'officers-named':
      return body.officers.map(({ name }) => name);
    case 'subjects-added':
      return body.subjects.flatMap(({ name, detail }) => given(name, detail));
    case 'status-stated':
      return [body.basis];
    case 'self-rated':
    case 'appraised':
      return given(...body.ratings.map(({ remarks }) => remarks), body.reason);
    case 'ballot-stated':
      return given(body.reason);
    case 'exclusion-noted':
      return [body.source];
    case 'sent-back':
    case 'decision-cancelled':
      return [body.reason];
    case 'decided':
      return given(...body.decisions.map(({ reason }) => reason), ...body.overrides.map(({ reason }) => reason));
    case 'complaint-filed':
      return [body.content];
    case 'complaint-answered':
      return [body.findings];
    case 'copy-sealed':
      return [body.place];
    case 'copy-opened':
      return [body.reason];
    case 'copy-destroyed':
      return [body.manner];
    case 'incident-noted':
      return [body.detail];
    case 'period-opened':
    case 'ballot-confirmed':
    case 'names-erased':
      return [];
  }
}

const given = (...commitments: readonly (Hex | null)[]): readonly Hex[] =>
  commitments.filter((commitment): commitment is Hex => commitment !== null);
