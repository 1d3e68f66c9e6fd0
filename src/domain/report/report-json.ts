import { fromHex } from '../../../crypto/bytes.ts';
import { fingerprintWords } from '../../../crypto/words.ts';
import { FAMILIES } from '../verify/checks.ts';
import { EXIT_OF_STANDING, type MeetingFacts, type PollFacts, type Report } from '../verify/report.ts';
import { failureWords } from './failure-words.ts';
import { pollView } from './poll-view.ts';

/** The facts of the report for machines: names of members are those below, stable within version 1. */
export function reportJson(report: Report): string {
  const { standing, failure, meeting } = report;
  const value = {
    format: 'phieu-kin-report/1',
    verdict: standing,
    exitCode: EXIT_OF_STANDING[standing],
    failure:
      failure === undefined
        ? null
        : {
            check: failure.code,
            family: failure.family,
            detail: failure.detail,
            vi: failureWords(failure.code).vi,
            en: failureWords(failure.code).en,
          },
    families: failure === undefined ? FAMILIES : [],
    meeting: meeting === undefined ? null : meetingJson(meeting),
  };
  return JSON.stringify(value, null, 2);
}

function meetingJson(meeting: MeetingFacts) {
  const { names: _names, officers: _officers, polls, ...facts } = meeting;
  return {
    ...facts,
    fingerprintWords: fingerprintWords(fromHex(meeting.fingerprint)),
    polls: polls.map((poll) => pollJson(meeting, poll)),
  };
}

function pollJson(meeting: MeetingFacts, poll: PollFacts) {
  const { title, ruleSet, reasons, questions } = pollView(meeting, poll, 'vi');
  const { ordinal, phase, cancelled, manifest, counted } = poll;
  return {
    ordinal,
    phase,
    cancelled: cancelled ?? null,
    title,
    purpose: manifest?.purpose ?? null,
    ruleSet,
    heads: counted?.heads ?? null,
    tally: counted?.tally ?? null,
    box: counted?.box ?? null,
    verdicts: counted?.outcome.verdicts ?? null,
    reasons,
    questions,
  };
}
