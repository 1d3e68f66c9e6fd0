import { describe, expect, it } from 'vitest';
import { toHex } from '../../crypto/bytes.ts';
import { foundWith, LogWriter, newPlayer } from '../../src/cli/season/officers.ts';
import { atSearch } from './support/auditor-page.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { judgeScreen } from './support/judge-screen.ts';
import { takePictures } from './support/pictures.ts';
import { addMembers } from './support/rated-units.ts';
import { act, downloaded } from './support/secretary-page.ts';

const at = browserAndService();

describe('the inspection committee’s search', () => {
  it('asks for a signed-in auditor, and finds acts by words, kind and day', async () => {
    const { deps } = at.service;
    const id = `chi-bo-${toHex(deps.random(4))}`;
    const [secretary, auditor] = [newPlayer(deps, 'Đặng Thị Thư'), newPlayer(deps, 'Kiều Văn Tra')];
    await foundWith(deps, { id, name: 'Chi bộ Thôn Đông', level: 'chi bộ', parent: null }, [
      ['secretary', secretary],
      ['auditor', auditor],
    ]);
    const log = new LogWriter(deps, id);
    await log.begin([
      { role: 'secretary', organisation: id, who: secretary },
      { role: 'auditor', organisation: id, who: auditor },
    ]);
    await addMembers({ log, secretary }, ['Lê Văn An', 'Trần Thị Bình']);
    const history = [
      { from: '2012-02-03', status: 'official' as const },
      { from: '2026-09-01', status: 'suspended' as const },
    ];
    await log.say(secretary, '2026-11-04', {
      type: 'status-stated',
      subject: 1,
      history,
      basis: log.commit('Quyết định kỷ luật số 9'),
    });

    const complaints = new Complaints();
    const page = await atSearch(at, 'upright', auditor, complaints);
    await page.getByText('Tìm thấy 4 mục.').waitFor();
    await judgeScreen(page);
    await takePictures(page, 'audit-search', { sizes: ['tablet', 'upright'] });

    await page.locator('[name=words]').fill('ky luat tran thi binh');
    await page.getByText('Tìm thấy 1 mục.').waitFor();
    const row = await page.locator('[data-entry="3"]').textContent();
    for (const text of ['ghi tình trạng', '04/11/2026', 'Đặng Thị Thư (Thư ký)', 'Trần Thị Bình', 'kỷ luật số 9'])
      expect(row).toContain(text);
    await page.locator('[name=words]').fill('');
    await page.locator('[name=act]').selectOption('subjects-added');
    await page.locator('[name=from]').fill('2026-11-04');
    await page.getByText('Tìm thấy 0 mục.').waitFor();
    await page.locator('[name=from]').fill('2026-11-03');
    await page.getByText('Tìm thấy 1 mục.').waitFor();
    const csv = new TextDecoder().decode(await downloaded(page, () => act(page, 'export-trail')));
    expect(csv).toContain('Lê Văn An; Trần Thị Bình');
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});
