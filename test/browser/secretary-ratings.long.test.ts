import { describe, expect, it } from 'vitest';
import { toHex } from '../../crypto/bytes.ts';
import { checkpointBody } from '../../crypto/checkpoint.ts';
import { anchorOf, encodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { LogWriter } from '../../src/cli/season/officers.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import type { RatingBody } from '../../src/domain/rating/bodies.ts';
import { ratingLogId, signRating } from '../../src/domain/rating/entry.ts';
import { ratingOf } from '../../src/domain/rating/state.ts';
import { appendRating } from '../../src/usecases/append-rating.ts';
import { member, plainTerms } from '../rating/fixture.ts';
import { EventfulMeeting } from '../support/eventful-meeting.ts';
import { pdfTexts } from '../support/pdf-text.ts';
import { partsOf, recordBytes } from '../support/record-of.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { looksGood } from './support/judge-screen.ts';
import { takePictures } from './support/pictures.ts';
import { atConsole, foundCellOf, foundConsoleCell, grown, part, stateOf } from './support/rating-console.ts';
import { act, chooseFile, confirmed, downloaded, PASSPHRASE } from './support/secretary-page.ts';

const at = browserAndService();

const MEMBERS = [
  'Họ và tên;Chức vụ;Loại đảng viên;Ngày kết nạp;Ngày chính thức;Tình trạng;Từ ngày',
  'Lê Văn An;Bí thư;chính thức;3/2/2010;3/2/2011;;',
  'Trần Thị Bình;;chính thức;3/2/2012;3/2/2013;;',
  'Phạm Văn Cường;;chính thức;3/2/2014;3/2/2015;đình chỉ sinh hoạt;1/9/2026',
  'Hoàng Thị Dung;;dự bị;1/11/2026;;;',
];

describe('the secretary’s rating console', () => {
  it('goes from a list of members to decisions and a complaint, with paper minutes that a second officer confirms', async () => {
    const complaints = new Complaints();
    const cell = await foundConsoleCell(at);
    const page = await atConsole(at, 'tablet', cell.secretary, complaints);
    await confirmed(page, 'begin-log');
    await grown(page, 1);

    // Row by row what is wrong; nothing of it is taken.
    await chooseFile(
      page,
      'members-file',
      'sai.csv',
      `${MEMBERS[0]}\nLê Văn An;;chính thức;;;;\n;;;;;;\nVũ Ê;;lạ;1/1/2020;;;\n`,
    );
    const alert = page.getByRole('alert');
    await alert.getByText('chỗ cần sửa trong tệp').waitFor();
    expect((await alert.locator('li').allTextContents())[0]).toMatch(/^Dòng 2/);
    await chooseFile(page, 'members-file', 'dung.csv', `${MEMBERS.join('\n')}\n`);
    await confirmed(page, 'add-members');
    await grown(page, 2);
    await looksGood(page, 'ratings-subjects');
    await page.getByRole('button', { name: 'Ghi thay đổi của Trần Thị Bình' }).click();
    await page.locator('[name=new-status]').selectOption('moved-in');
    await page.locator('[name=from]').fill('2026-05-01');
    await page.locator('[name=basis]').fill('Giấy chuyển sinh hoạt số 4');
    await act(page, 'state-status');
    await grown(page, 3);

    await part(page, 'officers');
    await page.getByLabel('Cao Văn Phó: Thư ký').check();
    await looksGood(page, 'ratings-officers');
    await confirmed(page, 'name-officers');
    await grown(page, 4);

    // Terms, then who is rated and who is not, and why, before anything starts.
    await part(page, 'period');
    await page.locator('[name=period-name]').fill('2026');
    await page.locator('[name=title]').fill('Xếp loại chất lượng năm 2026');
    await page.locator('[name=cap-set]').selectOption({ index: 1 });
    await looksGood(page, 'ratings-open-period');
    await confirmed(page, 'open-period');
    await grown(page, 5);
    await page.getByText('Phạm Văn Cường: bị đình chỉ sinh hoạt đảng').waitFor();
    await page.getByText('Hoàng Thị Dung: kết nạp chưa đủ thời gian').waitFor();
    await looksGood(page, 'ratings-period');

    await part(page, 'self-rating');
    expect(await page.locator('[data-act=sign-self-rating]').isDisabled()).toBe(true);
    for (const [subject, level] of [
      [0, 'HTXS'],
      [1, 'HTT'],
    ] as const)
      await page.locator(`[name=level-${subject}]`).selectOption(level);
    await page.locator('[name=remarks-0]').fill('Hoàn thành mọi việc được giao.');
    await looksGood(page, 'ratings-self-rating');
    await act(page, 'sign-self-rating');
    await grown(page, 6);

    // Paper: every number, the scan's hash; the marks stay wherever the numbers go.
    await part(page, 'ballot');
    await page.getByText('2 đối tượng chờ bỏ phiếu; 2 trong 4 đảng viên được bỏ phiếu.').waitFor();
    await page.locator('[data-part=paper] summary').click();
    await page.locator('[name=minutes]').fill('12-BB/CB');
    await chooseFile(page, 'scan', 'bien-ban.pdf', 'ảnh quét');
    for (const [name, value] of Object.entries({
      summoned: 9,
      present: 9,
      issued: 9,
      returned: 9,
      valid: 9,
      invalid: 0,
    }))
      await page.locator(`[name=heads-${name}]`).fill(String(value));
    for (const [name, votes] of [
      ['votes-0-0', 8],
      ['votes-0-1', 1],
      ['votes-1-1', 8],
    ] as const)
      await page.locator(`[name=${name}]`).fill(String(votes));
    expect(await page.locator('[data-act=enter-paper]').isDisabled()).toBe(true);
    await page.locator('[name=votes-1-4]').fill('1');
    await looksGood(page, 'ratings-paper');
    await act(page, 'enter-paper');
    await grown(page, 7);
    await page.getByText('Bạn đã nhập kết quả này; người khác phải xác nhận.').waitFor();
    expect(await page.locator('[data-act=confirm-paper]').count()).toBe(0);
    const other = await atConsole(at, 'upright', cell.deputy, complaints);
    await part(other, 'ballot');
    await other.getByText('SHA-256 của bản quét').waitFor();
    await looksGood(other, 'ratings-confirm-paper');
    await confirmed(other, 'confirm-paper');
    await grown(other, 8);
    await other.context().close();

    await page.reload();
    await page.locator('[name=passphrase]').fill(PASSPHRASE);
    await act(page, 'unlock');
    await part(page, 'decision');
    expect(await page.getByText('chưa kiểm chứng').count()).toBeGreaterThan(0);
    await act(page, 'tick-all');
    await act(page, 'as-proposed');
    await page.locator('[name=number]').fill('7-QĐ/CB');
    // One of two at the highest level is more than a fifth: a reason, or nothing.
    await page.locator('[name=override]').fill('Chi bộ chỉ có hai người được xếp loại.');
    await looksGood(page, 'ratings-decision');
    await confirmed(page, 'decide');
    await grown(page, 9);

    await part(page, 'complaints');
    await page.locator('[data-part=file-complaint] summary').click();
    await page.locator('[name=complaint-about]').selectOption('1');
    await page.locator('[name=received]').fill('2026-10-02');
    await page.locator('[name=content]').fill('Đề nghị xem lại mức xếp loại.');
    await act(page, 'file-complaint');
    await grown(page, 10);
    // Fifteen working days, Saturdays and Sundays left out.
    await page.getByText('Phải trả lời trước hết ngày 23/10/2026').waitFor();
    await looksGood(page, 'ratings-complaints');

    await part(page, 'papers');
    await page.locator('[name=paper-superior]').fill('Đảng bộ xã Tam Hiệp');
    await page.locator('.paper').getByText('ĐẢNG BỘ XÃ TAM HIỆP').first().waitFor();
    await page.locator('.paper').getByText('Lê Văn An').waitFor();
    await looksGood(page, 'ratings-papers');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await page.locator('.paper').getByText('Lê Văn An').isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    const decision = await downloaded(page, () => act(page, 'save-pdf'));
    const printed = pdfTexts(decision).join(' ').replaceAll(/\s+/g, ' ');
    for (const text of ['7-QĐ/CB', 'Lê Văn An', 'Trần Thị Bình', 'ĐẢNG BỘ XÃ TAM HIỆP'])
      expect(printed).toContain(text);
    await act(page, 'show-report');
    await page.locator('.paper').getByText('BÁO CÁO TỔNG HỢP').waitFor();
    expect((await downloaded(page, () => act(page, 'save-docx'))).length).toBeGreaterThan(1000);

    const state = await stateOf(at, cell);
    const period = state.periods.get('2026');
    const decided = [0, 1].map((subject) => period && ratingOf(period, subject).decision?.level);
    expect(decided).toEqual(['HTXS', 'HTT']);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('takes the record of another installation with the code on its paper, and states what it proves', async () => {
    const { deps } = at.service;
    const cell = await foundConsoleCell(at);
    const meeting = new EventfulMeeting('another installation').playAll();
    const poll = meeting.state.polls.get(1);
    const [question] = poll?.manifest?.body.questions ?? [];
    if (poll?.manifest === undefined || question?.kind !== 'rating') throw new Error('no rating');
    const log = new LogWriter(deps, cell.id);
    await log.begin([{ role: 'secretary', organisation: cell.id, who: cell.secretary }]);
    const subjects = question.subjects.map(({ name }) => member('', { name }));
    const added = {
      type: 'subjects-added',
      date: '2026-12-01',
      log: ratingLogId(deps.serviceKey.public, cell.id),
      subjects,
    };
    const openings = meeting.openings
      .map(({ commitment, salt, text }) => ({ commitment: toHex(commitment), salt: toHex(salt), text }))
      .filter(({ commitment }) => subjects.some(({ name }) => name === commitment));
    const entry = signRating(added as RatingBody, cell.secretary.secret);
    assertOk(await appendRating(deps, { organisation: cell.id, entry, openings }));
    const steps = { selfRating: false, appraisal: false, ballot: 'proposes' } as const;
    const year = plainTerms({ ruleSet: poll.manifest.body.ruleSet as never, steps });
    await log.say(cell.secretary, '2026-12-01', year as Parameters<typeof log.say>[2]);
    const record = Buffer.from(await recordBytes(partsOf(meeting)));
    const payload = anchorOf(checkpointBody(noteHead(meeting.meeting, meeting.state.end as TreeHead)));

    const complaints = new Complaints();
    const page = await atConsole(at, 'tablet', cell.secretary, complaints);
    await part(page, 'ballot');
    await page.getByText('Nhập hồ sơ cuộc họp của máy chủ khác').click();
    await chooseFile(page, 'record-file', 'hop.phieukin', record);
    await page.locator('[name=anchor]').fill(encodeCode('anchor', anchorOf(new Uint8Array(1))));
    await act(page, 'import-record');
    await page.getByText('ANCHOR-MISMATCH').waitFor();
    await page.locator('[name=anchor]').fill(encodeCode('anchor', payload).toLowerCase());
    await act(page, 'import-record');
    await page.getByText(`Cuộc bỏ phiếu 1: ${subjects.length} đối tượng`).waitFor();
    await looksGood(page, 'ratings-import');
    await act(page, 'state-poll');
    await grown(page, 5);
    const period = (await stateOf(at, cell)).periods.get('2026');
    expect(period && ratingOf(period, 0).ballot?.source).toMatchObject({ kind: 'record', meeting: meeting.meeting });
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('opens a period of its own with criteria, a second round and deadlines, and says what does not fit', async () => {
    const complaints = new Complaints();
    const cell = await foundCellOf(at, ['Lê Văn An', 'Trần Thị Bình']);
    const page = await atConsole(at, 'tablet', cell.secretary, complaints);
    await part(page, 'period');
    const sign = page.locator('[data-act=open-period]');
    await page.getByText('Tên kỳ xếp loại còn trống.').waitFor();
    await page.locator('[name=period-name]').fill('2026-13');
    await page.getByText('Kỳ: viết như 2026, 2026-q4 hoặc 2026-11.').waitFor();
    await page.locator('[name=period-name]').fill('2026');
    await page.locator('[name=title]').fill('Xếp loại năm 2026');
    // Nobody above decides in a period of one's own.
    const deciders = await page.locator('[name=decider-individual] option').allTextContents();
    expect(deciders).toEqual(['đơn vị tự quyết định', 'không xếp loại']);
    await page.locator('[name=criteria-set]').selectOption('hundred');
    await page.getByText('85 điểm ứng với mức HTT.').waitFor();
    await page.locator('[name=from-HTT]').fill('95');
    await page.getByText('Bộ tiêu chí chưa đúng').waitFor();
    expect(await sign.isDisabled()).toBe(true);
    await page.locator('[name=from-HTT]').fill('70');
    await page.locator('[name=second-round]').check();
    await page.locator('[name=second-HTXS]').uncheck();
    await page.getByText('Vòng hai cần vòng một và ít nhất một mức.').waitFor();
    await page.locator('[name=second-HTXS]').check();
    await page.locator('[name=second-most]').fill('1');
    await page.locator('[name=due-ballot]').fill('2026-12-05');
    await page.locator('[name=due-decision]').fill('2026-12-01');
    await page.getByText('Hạn của bước sau không được trước bước trước.').waitFor();
    expect(await sign.isDisabled()).toBe(true);
    await page.locator('[name=due-decision]').fill('2026-12-20');
    await page.locator('[name=holidays]').fill('2027-01-01');
    await looksGood(page, 'ratings-own-period');
    await confirmed(page, 'open-period');
    await grown(page, 4);
    await page.getByText('Quyết định 20/12/2026').waitFor();
    await page.getByText('chọn nhiều nhất 1 trong số đạt HTXS').waitFor();
    await page.locator('[data-part=open-period] > summary').click();
    await page.locator('[name=period-name]').fill('2026');
    await page.getByText('Kỳ này đã mở rồi.').waitFor();
    expect(await sign.isDisabled()).toBe(true);
    expect((await stateOf(at, cell)).periods.get('2026')?.terms).toMatchObject({
      deciders: { individual: 'own', collective: 'own', organisation: 'own' },
      criteriaSet: { levels: [{ from: 9000 }, { from: 7000 }, { from: 5000 }, { from: 0 }] },
      secondRound: { levels: ['HTXS'], most: 1, effect: 'highest-level' },
      deadlines: { selfRating: null, ballot: '2026-12-05', decision: '2026-12-20' },
      holidays: ['2027-01-01'],
    });
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('fills a meeting in from the period, by keyboard alone', async () => {
    const complaints = new Complaints();
    const names = ['Lê Văn An', 'Trần Thị Bình', 'Phạm Văn Cường'];
    const cell = await foundCellOf(at, names);
    const page = await atConsole(at, 'upright', cell.secretary, complaints);
    await part(page, 'period');
    const press = async (name: string): Promise<void> => {
      await page.locator(`[data-act=${name}]`).focus();
      await page.keyboard.press('Enter');
    };
    await page.locator('[name=period-name]').focus();
    await page.keyboard.type('2026');
    await page.locator('[name=title]').focus();
    await page.keyboard.type('Xếp loại năm 2026');
    await page.locator('[name=selfRating]').focus();
    await page.keyboard.press('Space');
    await press('open-period');
    await page.locator('dialog [data-act=confirm]').focus();
    await page.keyboard.press('Enter');
    await grown(page, 4);
    await press('part-ballot');
    await page.getByText('3 đối tượng chờ bỏ phiếu; 3 trong 3 đảng viên được bỏ phiếu.').waitFor();
    await page.locator('[name=date]').fill('2026-12-05');
    await page.locator('[name=place]').focus();
    await page.keyboard.type('Nhà văn hóa');
    await looksGood(page, 'ratings-prepare');
    await press('create-rating-meeting');
    await act(page, 'step-roll');
    for (const name of names) await page.getByText(name).first().waitFor();
    await act(page, 'step-polls');
    await page.getByRole('heading', { name: 'Xếp loại năm 2026' }).first().waitFor();
    await takePictures(page, 'ratings-filled-in', { sizes: ['tablet', 'upright'] });
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});
