import type { Hex } from '../../../crypto/bytes.ts';
import { aggregateCaps } from '../../domain/rating/caps.ts';
import type { DecidedSubject, DecisionTrace, StatedBallot } from '../../domain/rating/retrace.ts';
import { levelsOf, type PeriodState } from '../../domain/rating/state.ts';
import type { RatingReport } from '../../domain/rating/verify-record.ts';
import { SUBJECT_KIND_WORDS } from '../../domain/rating/words.ts';
import { clean } from '../../domain/report/clean.ts';
import { failureWords } from '../../domain/report/failure-words.ts';
import { BALLOT_PROOF_WORDS, PROPOSAL_WORDS, RATING_VERDICT_WORDS } from '../../domain/report/rating-words.ts';
import { ERASED } from '../../domain/report/words.ts';
import { formatCount } from '../../domain/rules/percent.ts';
import { renderCap } from '../../domain/rules/render-cap.ts';
import { renderTrace } from '../../domain/rules/render-trace.ts';
import { type Column, table, wrap } from '../terminal/table.ts';
import type { TextOptions } from './text-options.ts';

type Consistent = Extract<RatingReport, { standing: 'consistent' }>;

/** Whether every ballot of the log is that of an anchored record. */
export const isProven = ({ ballots }: Consistent): boolean => ballots.unchecked + ballots.paper === 0;

/** The report about a rating log in plain words, as lines. */
export function ratingText(report: RatingReport, options: TextOptions): string[] {
  const { language, paint, width } = options;
  const verdict = report.standing === 'refused' ? 'refused' : isProven(report) ? 'proven' : 'consistent';
  const words = RATING_VERDICT_WORDS[verdict];
  const colour = { refused: paint.red, proven: paint.green, consistent: paint.yellow }[verdict];
  const mark = { refused: '✘', proven: '✔', consistent: '●' }[verdict];
  const lines = [colour(paint.bold(`${mark} ${words.head[language]}`)), ...wrap(words.means[language], width, '  ')];
  if (report.standing === 'refused') {
    const { code, detail } = report.failure;
    return [...lines, '', paint.bold(code), ...wrap(failureWords(code)[language], width, '  '), `  ${clean(detail)}`];
  }
  const { state } = report;
  const n = (count: number): string => formatCount(count, language);
  const vi = language === 'vi';
  lines.push(
    '',
    `  ${vi ? 'Tổ chức' : 'Organisation'}: ${clean(state.created.organisation)} · ${n(state.log.size)} ${vi ? 'mục có chữ ký' : 'signed statements'} · ${n(state.subjects.length)} ${vi ? 'đối tượng' : 'subjects'}`,
    ...ballotLines(report, options),
  );
  for (const decision of report.decided) lines.push('', ...decisionLines(report, decision, options));
  for (const [name, period] of state.periods) lines.push(...aggregateLines(report, name, period, options));
  return lines;
}

function ballotLines({ stated, ballots }: Consistent, { language, paint, width }: TextOptions): string[] {
  const vi = language === 'vi';
  const count = (proof: StatedBallot['proof']): string =>
    `${formatCount(ballots[proof], language)} ${BALLOT_PROOF_WORDS[proof][language]}`;
  const lines = [
    `  ${vi ? 'Lần bỏ phiếu' : 'Ballots'}: ${count('proven')} · ${count('unchecked')} · ${count('paper')}`,
  ];
  for (const { entry, proof, body } of stated) {
    const { source } = body;
    const where =
      source.kind === 'record'
        ? `${vi ? 'cuộc họp' : 'meeting'} ${source.meeting}, ${vi ? 'cuộc bỏ phiếu' : 'poll'} ${source.ordinal}`
        : `${vi ? 'biên bản' : 'minutes'} ${clean(source.minutes)}, SHA-256 ${source.scan}`;
    const text = `#${entry} ${body.period}: ${where}: ${BALLOT_PROOF_WORDS[proof][language]}`;
    lines.push(...wrap(text, width, '    ', '      ').map(proof === 'proven' ? (line) => line : paint.yellow));
  }
  return lines;
}

function decisionLines(report: Consistent, decision: DecisionTrace, options: TextOptions): string[] {
  const { language, paint, width } = options;
  const vi = language === 'vi';
  const { body, subjects, caps, entry } = decision;
  const period = report.state.periods.get(body.period) as PeriodState;
  const levels = levelsOf(period);
  const { number, date } = body.document;
  const lines = [
    paint.bold(
      `${vi ? 'QUYẾT ĐỊNH' : 'DECISION'} ${clean(number)} (${date}), ${vi ? 'kỳ' : 'period'} ${body.period}, #${entry}`,
    ),
  ];
  const head: Column[] = [
    { title: vi ? 'STT' : 'No.', align: 'right' },
    { title: vi ? 'Đối tượng' : 'Subject', align: 'left', shrinks: true },
    { title: vi ? 'Đề xuất' : 'Proposed', align: 'left' },
    { title: vi ? 'Quyết định' : 'Decided', align: 'left' },
    { title: vi ? 'Căn cứ' : 'Rests on', align: 'left' },
  ];
  const rows = subjects.map((one, place) => [
    String(place + 1),
    nameOf(report, one.subject, options),
    one.proposed.level ?? '—',
    one.departs ? paint.yellow(one.level ?? '—') : (one.level ?? '—'),
    basisOf(report, one, options),
  ]);
  lines.push(...table(head, rows, width - 2).map((line) => `  ${line}`));
  for (const one of subjects)
    if (one.departs || one.replaces !== null || options.everyReason)
      for (const sentence of reasonsOf(report, one, options)) lines.push(...wrap(sentence, width, '  · ', '    '));
  for (const { kind, group, cap, override } of caps) {
    const said = period.capSet === null ? [] : renderCap(period.capSet, levels, cap, language);
    const why = override === null ? '' : ` ${vi ? 'Lý do vượt' : 'Reason'}: ${textOf(report, override, options)}`;
    const text = `${SUBJECT_KIND_WORDS[kind][language]}, ${clean(group)}: ${said.join(' ')}${why}`;
    lines.push(...wrap(text, width, '  ', '    ').map(cap.met ? paint.dim : paint.yellow));
  }
  return lines;
}

/** Why: the rule set's reasons about the subject's line, then the reason of whoever decided otherwise. */
function reasonsOf(report: Consistent, one: DecidedSubject, options: TextOptions): string[] {
  const { language } = options;
  const vi = language === 'vi';
  const label = nameOf(report, one.subject, options);
  const traced = report.stated.flatMap(({ entry, body, trace }) => {
    if (!one.ballots.includes(entry) || body.result.kind !== 'rating') return [];
    const line = body.result.lines.findIndex(({ subject }) => subject === one.subject);
    const steps = trace.filter((step) => 'line' in step && step.line === line);
    return renderTrace(steps, language, { line: () => label, option: (_, option) => String(option + 1) });
  });
  if (one.replaces !== null)
    traced.push(
      `${label}: ${vi ? 'thay quyết định đã hủy ở mục' : 'in place of the cancelled decision of entry'} #${one.replaces}.`,
    );
  if (one.reason !== null)
    traced.push(
      `${label}: ${vi ? 'lý do quyết định' : 'reason of the decision'}: ${textOf(report, one.reason, options)}`,
    );
  return traced;
}

function basisOf(report: Consistent, one: DecidedSubject, { language }: TextOptions): string {
  const proofs = report.stated.filter(({ entry }) => one.ballots.includes(entry)).map(({ proof }) => proof);
  const worst = (['paper', 'unchecked', 'proven'] as const).find((proof) => proofs.includes(proof));
  const basis = PROPOSAL_WORDS[one.proposed.from][language];
  return worst === undefined ? basis : `${basis}: ${BALLOT_PROOF_WORDS[worst][language]}`;
}

function aggregateLines(report: Consistent, name: string, period: PeriodState, options: TextOptions): string[] {
  const { language, paint, width } = options;
  const { capSet } = period;
  const levels = levelsOf(period);
  return aggregateCaps(report.state, period)
    .filter(({ cap }) => !cap.met)
    .flatMap(({ kind, groups, cap }) => {
      const said = capSet === null ? [] : renderCap(capSet, levels, cap, language);
      const all =
        language === 'vi'
          ? `Cảnh báo, kỳ ${name}: tính chung ${groups} nhóm ${SUBJECT_KIND_WORDS[kind].vi}`
          : `Warning, period ${name}: ${groups} groups of ${SUBJECT_KIND_WORDS[kind].en} together`;
      return wrap(`${all}: ${said.join(' ')}`, width, '  ', '    ').map(paint.yellow);
    });
}

function nameOf(report: Consistent, subject: number, options: TextOptions): string {
  const { name } = report.state.subjects[subject] ?? {};
  return name === undefined ? `#${subject}` : textOf(report, name, options);
}

const textOf = ({ names }: Consistent, commitment: Hex, { language }: TextOptions): string =>
  clean(names.get(commitment) ?? ERASED[language]);
