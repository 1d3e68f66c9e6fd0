import type { PollManifest } from '../meeting/bodies.ts';
import { MOTION_OPTIONS, type Question } from '../meeting/questions.ts';
import { MOTION_WORDS } from '../report/words.ts';
import type { MeetingFacts } from '../verify/report.ts';
import { textWidth } from './layout.ts';
import type { Block, Cell, Paper, Table } from './paper.ts';
import { bold, boldCell, cell, heading, letterhead, number, paragraph, sentence, titleBlock } from './parts.ts';
import { type ByHand, detailsOf, letterheadOf, nameIn } from './poll-facts.ts';
import { legend, orientationOf } from './question-table.ts';

const SQUARE: Cell = { runs: [], align: 'center', square: true };

/** Phiếu bầu mẫu: what the ballot of a poll looks like, to hang out before the meeting. Nobody votes with it. */
export function sampleBallot(meeting: MeetingFacts, ordinal: number, manifest: PollManifest, byHand: ByHand): Paper {
  const orientation = orientationOf(manifest.questions);
  return {
    name: `phieu-bau-mau-${ordinal}`,
    title: `Phiếu bầu mẫu: ${manifest.title}`,
    date: meeting.date,
    orientation,
    blocks: [
      letterhead(orientation, letterheadOf(meeting, byHand, 'PB')),
      ...titleBlock('PHIẾU BẦU MẪU', [meeting.title, manifest.title]),
      paragraph([bold('Chỉ để xem trước. Phiếu thật được bỏ kín trên máy và không ghi tên người bỏ phiếu.')], 'center'),
      ...manifest.questions.flatMap((asked): readonly Block[] => [
        heading(asked.title),
        sentence(howTo(asked)),
        ballotTable(orientation, meeting, asked),
        ...(asked.kind === 'rating' ? [legend(asked.levels)] : []),
      ]),
      ...(manifest.ownLine === 'not-rated' && manifest.questions.some(({ kind }) => kind === 'rating')
        ? [sentence('Người có tên trong phiếu không tự xếp loại mình: dòng của người đó được để “chưa xếp loại”.')]
        : []),
    ],
  };
}

function howTo(asked: Question): string {
  switch (asked.kind) {
    case 'rating':
      return 'Mỗi dòng chọn một mức, hoặc “chưa xếp loại”.';
    case 'selection':
      return asked.min === asked.max
        ? `Chọn đúng ${asked.max} trong ${asked.subjects.length}.`
        : `Chọn từ ${asked.min} đến ${asked.max} trong ${asked.subjects.length}.`;
    case 'motion':
      return 'Chọn một trong ba ô.';
  }
}

function ballotTable(orientation: Paper['orientation'], meeting: MeetingFacts, asked: Question): Table {
  const details = detailsOf(meeting.names, asked);
  const options =
    asked.kind === 'rating'
      ? [...asked.levels.map(({ code }) => code), 'Chưa xếp loại']
      : asked.kind === 'selection'
        ? ['Chọn']
        : MOTION_OPTIONS.map((option) => MOTION_WORDS[option].vi);
  const each = asked.kind === 'motion' ? 28 : 16;
  const rest = textWidth(orientation) - 10 - each * options.length;
  const marks = options.map(() => SQUARE);
  if (asked.kind === 'motion')
    return {
      kind: 'table',
      widths: [10, rest, ...options.map(() => each)],
      head: [['STT', 'Nội dung', ...options].map((text) => boldCell(text))],
      rows: [[number(1), cell(asked.title), ...marks]],
    };
  const name = Math.round(rest * 0.57);
  return {
    kind: 'table',
    widths: [10, name, rest - name, ...options.map(() => each)],
    head: [['STT', 'Họ và tên (tên tổ chức)', 'Chức vụ, đơn vị', ...options].map((text) => boldCell(text))],
    rows: asked.subjects.map((subject, place) => [
      number(place + 1),
      cell(nameIn(meeting.names, subject.name)),
      cell(details[place] ?? ''),
      ...marks,
    ]),
  };
}
