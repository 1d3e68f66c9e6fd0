import { refuse } from '../../../../crypto/result.ts';
import { fine, isRefusal, judgeSubjects, periodOf, type RatingActs } from '../act.ts';
import { type PeriodState, ratingOf } from '../state.ts';

/** Complaints about decisions; the inspection committee answers them. */
export const complaints: RatingActs<'complaint-filed' | 'complaint-answered'> = {
  'complaint-filed': {
    roles: ['secretary', 'superior', 'auditor'],
    judge: (state, { period: name, subject }) => {
      const period = periodOf(state, name);
      if (isRefusal(period)) return period;
      const known = judgeSubjects(state, [subject]);
      if (!known.ok) return known;
      return ratingOf(period, subject).decision === undefined
        ? refuse('DECISION-UNKNOWN', `nothing is decided about subject ${subject}`)
        : fine;
    },
    apply: (state, { period: name, subject, received }, { entry }) => {
      const { decision } = ratingOf(state.periods.get(name) as PeriodState, subject);
      if (decision === undefined) throw new Error('a judged complaint is about a decision');
      state.complaints.set(entry, { period: name, subject, received, decision: decision.entry });
    },
  },

  'complaint-answered': {
    roles: ['auditor'],
    judge: (state, { complaint }) => {
      const filed = state.complaints.get(complaint);
      return filed === undefined || filed.answer !== undefined
        ? refuse('COMPLAINT-UNKNOWN', `entry ${complaint} holds no complaint that waits for an answer`)
        : fine;
    },
    apply: (state, { complaint, date, outcome }, { entry }) => {
      const filed = state.complaints.get(complaint);
      if (filed === undefined) throw new Error('a judged answer names a complaint');
      state.complaints.set(complaint, { ...filed, answer: { entry, date, outcome } });
    },
  },
};
