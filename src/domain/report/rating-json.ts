import type { RatingReport } from '../rating/verify-record.ts';
import { failureWords } from './failure-words.ts';

/** What verifying a rating log found, for machines: names of members are those below, stable within version 1. */
export function ratingJson(report: RatingReport, exitCode: number): string {
  const common = { format: 'phieu-kin-ratings/1', exitCode };
  if (report.standing === 'refused') {
    const { code, detail } = report.failure;
    const { vi, en } = failureWords(code);
    return JSON.stringify({ ...common, failure: { check: code, detail, vi, en } }, null, 2);
  }
  const { state, ballots, stated, decided, names } = report;
  const textOf = (commitment: string | null): string | null =>
    commitment === null ? null : (names.get(commitment) ?? null);
  const value = {
    ...common,
    failure: null,
    organisation: state.created.organisation,
    entries: state.log.size,
    ballots,
    stated: stated.map(({ entry, proof, body: { period, source } }) => ({ entry, period, proof, source })),
    decided: decided.map(({ entry, body, subjects, caps }) => ({
      entry,
      period: body.period,
      document: body.document,
      subjects: subjects.map((one) => ({
        ...one,
        name: textOf(state.subjects[one.subject]?.name ?? null),
        reason: textOf(one.reason),
      })),
      caps: caps.map(({ override, ...cap }) => ({ ...cap, override: textOf(override) })),
    })),
  };
  return JSON.stringify(value, null, 2);
}
