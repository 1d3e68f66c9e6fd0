import { describe, expect, it } from 'vitest';
import { toHex } from '../../crypto/bytes.ts';
import { attendanceOf } from '../../src/domain/audit/attendance.ts';
import { searchTrail, type TrailQuery, trailOf } from '../../src/domain/audit/trail.ts';
import { committed, eventfulLog, keyOf, openingsFor } from '../rating/fixture.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';

describe('the trail of a rating log', () => {
  const log = eventfulLog();
  const lines = trailOf(log.entries);
  const texts = new Map(log.entries.flatMap(({ body }) => openingsFor(body)).map((one) => [one.commitment, one.text]));
  const textOf = (commitment: string) => (log.state.erased.has(commitment) ? undefined : texts.get(commitment));
  const nameOf = (subject: number) => textOf(log.state.subjects[subject]?.name ?? '');
  const found = (query: TrailQuery) => searchTrail(lines, query, textOf, nameOf).map(({ type }) => type);

  it('has a line for each entry: who, in which office, about whom, under which document', () => {
    expect(lines).toHaveLength(log.entries.length);
    const decided = lines.find(({ type }) => type === 'decided');
    expect(decided).toMatchObject({
      by: keyOf('superior'),
      offices: ['superior'],
      signer: committed('superior'),
      period: '2026',
      subjects: [0, 1],
      documents: ['7-QĐ/ĐU'],
    });
    expect(lines.find(({ type }) => type === 'ballot-confirmed')).toMatchObject({ by: keyOf('teller'), subjects: [0] });
    expect(lines.find(({ type }) => type === 'complaint-answered')).toMatchObject({ subjects: [0] });
    expect(lines.find(({ type }) => type === 'subjects-added')).toMatchObject({ subjects: [0, 1, 2] });
  });

  it('is searched by words without diacritics, days, kinds and periods', () => {
    expect(found({ words: '7-qd/du' })).toEqual(['decided', 'decided']);
    expect(found({ words: 'ket luan kiem tra', types: new Set(['complaint-filed', 'complaint-answered']) })).toEqual([
      'complaint-filed',
      'complaint-answered',
    ]);
    expect(found({ from: '2027-01-01' })).toEqual(['copy-destroyed']);
    expect(found({ to: '2026-11-30' })).toEqual([]);
    expect(found({ period: '2025' })).toEqual([]);
    expect(found({ words: 'không có ai' })).toEqual([]);
    expect(found({})).toHaveLength(lines.length);
  });
});

describe('attendance', () => {
  const votes = [[[0]], [[0]], [[1]], [[1]], [[0]]];
  const meeting = PlayedMeeting.play(votes);

  it('says who was eligible, seen by whom, and issued which ballots', () => {
    const rows = attendanceOf(meeting.state, meeting.entries);
    expect(rows).toHaveLength(meeting.state.roll?.voters.length ?? -1);
    const tellers = (meeting.state.manifest?.body.tellers ?? []).map(({ key }) => key);
    for (const { voter, name, eligible, present, issued } of rows) {
      expect(name).toBe(meeting.state.roll?.voters[voter]?.name);
      expect(eligible).toBe(true);
      expect(tellers).toContain(present?.by);
      const said = meeting.entries[present?.entry ?? -1]?.body;
      expect(said).toMatchObject({ type: 'presence', voter });
      expect(issued).toContain(1);
    }
  });

  it('is the same whoever voted for what', () => {
    const other = PlayedMeeting.play(votes.map((ballot) => ballot.map((line) => line.map((choice) => 1 - choice))));
    expect(toHex(other.state.log.root())).not.toBe(toHex(meeting.state.log.root()));
    expect(attendanceOf(other.state, other.entries)).toEqual(attendanceOf(meeting.state, meeting.entries));
  });
});
