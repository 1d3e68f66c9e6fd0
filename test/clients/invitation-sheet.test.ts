import { describe, expect, it } from 'vitest';
import { invitationSheet, isServiceAddress, type SheetRow } from '../../clients/shared/invitation-sheet.ts';
import { inviteOfficers } from '../../clients/shared/secretary/invite-officers.ts';
import { role } from '../../src/http/wire/shapes.ts';
import { seededRandom } from '../support/random.ts';

const code = (i: number): string => `ABCD-EFGH-JKMN-PQRS-${String(i).padStart(4, '0')}`;
const people = (count: number): SheetRow[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `Đặng Ngọc Ưởng ${i}`,
    role: role.options[i % 4] ?? 'teller',
    code: code(i),
  }));
// 4 December 2026, 20:00 in Greenwich is 5 December in Vietnam.
const facts = { organisation: 'Chi bộ 1', address: 'https://phieu.lan:8443', expiresMs: Date.UTC(2026, 11, 4, 20) };
const times = (text: string, part: string): number => text.split(part).length - 1;
const sheetOf = (rows: readonly SheetRow[], more = {}): string => invitationSheet({ ...facts, ...more, rows });

describe('the sheet of invitations', () => {
  it.each([
    [1, 1],
    [8, 1],
    [9, 2],
    [100, 13],
  ])('of %i people has a slip each and %i pages', (count, pages) => {
    const html = sheetOf(people(count));
    expect(times(html, '<article>')).toBe(count);
    expect(times(html, '</article>')).toBe(count);
    expect(times(html, '<svg ')).toBe(count);
    expect(times(html, '<section>')).toBe(pages);
    for (const person of people(count)) expect(times(html, person.code)).toBe(1);
    expect(times(html, '>Đặng Ngọc Ưởng 0<')).toBe(1);
  });

  it('says the role in both languages, the address, and a day before which the code is good for certain', () => {
    const html = sheetOf([{ name: 'Lê An', role: 'auditor', code: code(0), detail: 'Ủy viên, Chi bộ 2' }]);
    expect(html).toContain('<b>ủy ban kiểm tra</b> <small>auditor</small>');
    expect(html).toContain('>https://phieu.lan:8443<');
    expect(html).toContain('Dùng một lần, trước ngày <b>05/12/2026</b>');
    expect(html).toContain('before 2026-12-05');
    expect(html).toContain('Ủy viên, Chi bộ 2');
  });

  it('shows hostile texts as text', () => {
    const hostile = `</p></bdi><script>alert(1)</script><img src="x" onerror='y'>&amp;\u{202e}`;
    const quiet = sheetOf([{ name: 'a', detail: 'b', role: 'teller', code: 'c' }], { organisation: 'd', address: 'e' });
    const html = sheetOf([{ name: hostile, detail: hostile, role: 'teller', code: hostile }], {
      organisation: hostile,
      address: hostile,
    });
    const escaped =
      '&lt;/p&gt;&lt;/bdi&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=&quot;x&quot; onerror=&#39;y&#39;&gt;&amp;amp;';
    expect(times(html, escaped)).toBe(6);
    expect(html).not.toContain('\u{202e}');
    // The same elements as with harmless texts: nothing of theirs became one.
    const tags = (text: string) => text.match(/<[^>]*>/g)?.filter((tag) => !/^<(svg|rect|path)/.test(tag));
    expect(tags(html)).toEqual(tags(quiet));
  });

  it('loads and runs nothing', () => {
    const html = sheetOf(people(9));
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /<script|<link|<img|<iframe|\s(src|href|on\w+)=|url\(|@import/i,
    );
  });

  it.each([
    ['https://phieu.lan:8443', true],
    ['http://192.168.10.1:8080/', true],
    ['phieu.lan', false],
    ['javascript:alert(1)', false],
    ['https://a:b@phieu.lan', false],
    ['https://phieu.lan/?x=1', false],
    ['https://phieu.lan/#x', false],
    ['https://phieu lan', false],
    [`https://${'a'.repeat(90)}.vn`, false],
  ])('names %s as an address: %s', (text, good) => {
    expect(isServiceAddress(text)).toBe(good);
  });
});

describe('inviting a list over HTTP', () => {
  const rows = [
    { name: 'Lê An', role: 'teller', unit: 'Chi bộ 1' },
    { name: 'Lê Bình', role: 'teller' },
  ] as const;
  const none = { parent: null, children: [], officers: [], above: [] };
  const about = { organisation: 'yen-the', name: 'Yên Thế', level: 'xã', ...none };
  const invited = rows.map(({ name, role }, i) => ({ name, role, code: code(i), expiresMs: facts.expiresMs + i }));

  function serviceThat(invitations: unknown) {
    const bodies: unknown[] = [];
    const fetch = async (_: string, { method, body }: RequestInit) => {
      if (method === 'POST') bodies.push(JSON.parse(String(body)));
      return new Response(JSON.stringify(method === 'POST' ? { invitations } : about));
    };
    const transport = { base: 'https://phieu.test/api/v1', random: seededRandom('sheet'), fetch };
    return { bodies, sheet: () => inviteOfficers(transport, 'yen-the', rows) };
  }

  it('asks once for all, and lays out what was answered', async () => {
    const { bodies, sheet } = serviceThat(invited);
    const made = await sheet();
    if (!made.ok) throw new Error(made.code);
    expect(bodies).toEqual([{ invitations: rows.map(({ name, role }) => ({ name, role })) }]);
    for (const text of [code(0), code(1), '>https://phieu.test<', 'Yên Thế', 'Chi bộ 1', '05/12/2026'])
      expect(made.value).toContain(text);
  });

  it.each([
    ['others', invited.toReversed()],
    ['fewer', invited.slice(1)],
    ['more', [...invited, ...invited]],
    ['another role', invited.map((one) => ({ ...one, role: 'secretary' }))],
    ['a code that is none', invited.map((one) => ({ ...one, code: '<b>' }))],
  ])('refuses an answer with %s', async (_, invitations) => {
    expect(await serviceThat(invitations).sheet()).toMatchObject({ ok: false, code: 'SERVICE-ANSWER-INVALID' });
  });
});
