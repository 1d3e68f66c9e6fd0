import { type Result, refuse } from '../../../../crypto/result.ts';
import { fine, type RatingActs } from '../act.ts';
import type { RatingState } from '../state.ts';

/**
 * What became of the sealed copies of records and paper ballots, and what went wrong, each signed by the officer whose act it
 * is. Nothing here alters a value or a decision.
 */
export const custody: RatingActs<'copy-sealed' | 'copy-opened' | 'copy-destroyed' | 'incident-noted'> = {
  'copy-sealed': {
    roles: ['secretary', 'teller', 'superior', 'auditor'],
    judge: (_, { date, until }) => (until < date ? refuse('COPY-RETENTION', 'kept until before it was sealed') : fine),
    apply: (state, { meeting, file, until }, { entry }) => {
      state.copies.set(entry, { meeting, file, until, openings: 0 });
    },
  },

  'copy-opened': {
    roles: ['superior', 'auditor'],
    judge: (state, { copy }) => judgeCopy(state, copy),
    apply: (state, { copy }) => {
      const known = state.copies.get(copy);
      if (known !== undefined) state.copies.set(copy, { ...known, openings: known.openings + 1 });
    },
  },

  'copy-destroyed': {
    roles: ['secretary', 'superior', 'auditor'],
    judge: (state, { copy, date }) => {
      const known = judgeCopy(state, copy);
      if (!known.ok) return known;
      const until = state.copies.get(copy)?.until ?? '';
      if (date < until) return refuse('COPY-RETENTION', `kept until ${until}`);
      return [...state.complaints.values()].some(({ answer }) => answer === undefined)
        ? refuse('COPY-RETENTION', 'a complaint waits for its answer')
        : fine;
    },
    apply: (state, { copy }, { entry }) => {
      const known = state.copies.get(copy);
      if (known !== undefined) state.copies.set(copy, { ...known, destroyed: entry });
    },
  },

  'incident-noted': {
    roles: ['secretary', 'teller', 'appraiser', 'superior', 'auditor'],
    judge: (_, { on, date }) => (date < on ? refuse('INCIDENT-DATE', 'stated before it happened') : fine),
    apply: () => {},
  },
};

function judgeCopy(state: RatingState, copy: number): Result<void> {
  const known = state.copies.get(copy);
  return known === undefined || known.destroyed !== undefined
    ? refuse('COPY-UNKNOWN', `entry ${copy} sealed no copy that is still kept`)
    : fine;
}
