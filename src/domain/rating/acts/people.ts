import { refuse } from '../../../../crypto/result.ts';
import { each, fine, judgeSubjects, type RatingActs, subjectAt } from '../act.ts';
import { isHistory } from '../status.ts';

/** Who keeps the log, who is rated in it, and what becomes of them. */
export const people: RatingActs<
  'rating-log-created' | 'officers-named' | 'subjects-added' | 'status-stated' | 'names-erased'
> = {
  'rating-log-created': {
    roles: ['secretary'],
    judge: (state) => (state.log.size === 0 ? fine : refuse('RATING-LOG-FIRST', 'a log is created once')),
    apply: () => {},
  },

  'officers-named': {
    roles: ['secretary'],
    judge: (state, { officers }) => {
      const offices = new Set(officers.map(({ key, role }) => `${key} ${role}`));
      if (offices.size !== officers.length) return refuse('RATING-OFFICERS', 'one office twice');
      // A log without a secretary could never be given one again.
      const own = officers.some(
        ({ role, organisation }) => role === 'secretary' && organisation === state.created.organisation,
      );
      return own ? fine : refuse('RATING-OFFICERS', 'no secretary of the organisation');
    },
    apply: (state, { officers }) => {
      state.officers = officers;
    },
  },

  'subjects-added': {
    roles: ['secretary'],
    judge: (state, { subjects }) => {
      const names = new Set(state.subjects.map(({ name }) => name));
      return each(subjects, ({ kind, name, history }) => {
        if (names.has(name)) return refuse('RATING-SUBJECT-REPEATED', name);
        names.add(name);
        return isHistory(kind, history) ? fine : refuse('RATING-STATUS', `not a history of ${kind}`);
      });
    },
    apply: (state, { subjects }) => {
      state.subjects.push(...subjects);
    },
  },

  'status-stated': {
    roles: ['secretary'],
    judge: (state, { subject, history }) => {
      const known = judgeSubjects(state, [subject]);
      if (!known.ok) return known;
      const { kind } = subjectAt(state, subject);
      return isHistory(kind, history) ? fine : refuse('RATING-STATUS', `not a history of ${kind}`);
    },
    apply: (state, { subject, history }) => {
      state.subjects[subject] = { ...subjectAt(state, subject), history };
    },
  },

  'names-erased': {
    roles: ['secretary', 'auditor', 'superior'],
    judge: (state, { commitments }) =>
      new Set(commitments).size === commitments.length &&
      commitments.every((commitment) => state.commitments.has(commitment) && !state.erased.has(commitment))
        ? fine
        : refuse('ERASURE-UNKNOWN', 'not a text of this log, or erased already'),
    apply: (state, { commitments }) => {
      for (const commitment of commitments) state.erased.add(commitment);
    },
  },
};
