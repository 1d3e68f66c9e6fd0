import type { PollManifest } from '../meeting/bodies.ts';
import { MOTION_OPTIONS, type Question } from '../meeting/questions.ts';
import { MOTION_WORDS } from '../report/words.ts';
import type { MeetingFacts } from '../verify/report.ts';
import type { Block, Cell, Paper, Table } from './paper.ts';
import { bold, boldCell, heading, letterhead, paragraph, sentence, titleBlock } from './parts.ts';
import { type ByHand, detailsOf, letterheadOf, nameIn } from './poll-facts.ts';
import { about, legend, orientationOf } from './question-table.ts';

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
      letterhead(orientation, letterheadOf(meeting, byHand)),
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
  const whom = about(orientation, asked, each * options.length, details);
  const marks = options.map(() => SQUARE);
  const labels =
    asked.kind === 'motion' ? [asked.title] : asked.subjects.map(({ name }) => nameIn(meeting.names, name));
  return {
    kind: 'table',
    widths: [...whom.widths, ...options.map(() => each)],
    head: [[...whom.head, ...options.map((text) => boldCell(text))]],
    rows: labels.map((label, place) => [...whom.row(place, label), ...marks]),
  };
}
