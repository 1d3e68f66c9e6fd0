import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/universal';
import { importRoll } from '../../clients/shared/import/roll.ts';
import { storedZip, textCell, xlsxOf } from './stored-zip.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const LIST = 'Họ và tên;Đơn vị;Loại đảng viên\nNguyễn Văn Đức;Chi bộ 1;chính thức\nTrần Thị Ánh;Chi bộ 2;dự bị\n';
const ROWS = [
  { name: 'Nguyễn Văn Đức', unit: 'Chi bộ 1', membership: 'official', standing: 'counted' },
  { name: 'Trần Thị Ánh', unit: 'Chi bộ 2', membership: 'probationary', standing: 'counted' },
];

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  for (const [i, unit] of [...`\uFEFF${text}`].entries()) view.setUint16(2 * i, unit.charCodeAt(0), littleEndian);
  return new Uint8Array(view.buffer);
};

async function codeOf(bytes: Uint8Array): Promise<string | undefined> {
  const result = await importRoll(bytes);
  return result.ok ? undefined : result.mistakes.map(({ code }) => code).join();
}

describe('csv files', () => {
  it.each<[string, Uint8Array]>([
    ['semicolons', encode(LIST)],
    ['commas', encode(LIST.replaceAll(';', ','))],
    ['tabs', encode(LIST.replaceAll(';', '\t'))],
    ['a byte-order mark', encode(`\uFEFF${LIST}`)],
    ['carriage returns', encode(LIST.replaceAll('\n', '\r\n'))],
    ['quotes', encode(LIST.replace('Chi bộ 1', '"Chi bộ 1"'))],
    ['commas in a title above semicolons', encode(`Danh sách, năm 2026, lần 1, bản 2\n${LIST}`)],
    ['UTF-16 little-endian', utf16(LIST.replaceAll(';', '\t'), true)],
    ['UTF-16 big-endian', utf16(LIST, false)],
    ['decomposed accents', encode(LIST.normalize('NFD'))],
  ])('are read with %s', async (_, bytes) => {
    expect(await importRoll(bytes)).toEqual({ ok: true, rows: ROWS, warnings: [] });
  });

  it('are refused in a legacy encoding, and the sentence says how to save them', async () => {
    // "Nguyễn" in Windows-1258 and "Trần" in TCVN3: bytes that are no UTF-8.
    const legacy = Uint8Array.of(...encode('name\nNguy'), 0xea, 0xde, ...encode('n\nTr'), 0xc7, ...encode('n'));
    const result = await importRoll(legacy);
    expect(result).toMatchObject({ ok: false, mistakes: [{ code: 'file-not-utf8' }] });
    expect(result.ok ? '' : result.mistakes[0]?.vi).toContain('CSV UTF-8');
  });
});

describe('xlsx files', () => {
  it('have dates and numbers read as text, and only the first sheet', async () => {
    const day = new Date(Date.UTC(1970, 4, 19));
    const head = ['Họ và tên', 'Đơn vị', 'Ngày sinh'].map((value) => ({ type: String, value }));
    const row = (date: Date) => [
      { value: 'Lê An' },
      { type: Number, value: 7 },
      { type: Date, value: date, format: 'dd/mm/yyyy' },
    ];
    const data = [head, row(day), row(new Date(Date.UTC(1980, 0, 1)))];
    const file = await writeXlsxFile([
      { sheet: 'Một', data },
      { sheet: 'Hai', data: [[{ value: 'Họ và tên' }], [{ value: 'Không Đọc' }]] },
    ]).toBlob();
    const result = await importRoll(new Uint8Array(await file.arrayBuffer()));
    // Different birth dates, so two persons; the dates themselves are not kept.
    const person = { name: 'Lê An', unit: '7', membership: 'official', standing: 'counted' };
    expect(result).toMatchObject({ ok: true, rows: [person, person] });
    expect(result.warnings.map(({ code }) => code)).toEqual(['membership-assumed', 'same-name']);
    expect(JSON.stringify(result)).not.toContain('1970');
  });

  it('do not have a formula error taken for an empty cell', async () => {
    const head = `<row r="1">${textCell('A1', 'Họ và tên')}${textCell('AB1', 'Tình trạng')}</row>`;
    const bad = `<row r="3">${textCell('A3', 'Lê An')}<c r="AB3" t="e"><f>VLOOKUP(A3,X,2)</f><v>#N/A</v></c></row>`;
    const unsaved = `<row r="4">${textCell('A4', 'Lê Bình')}<c r="AB4" t="str"><f>X1</f></c></row>`;
    const fine = `<row r="5">${textCell('A5', 'Lê Chi')}<c r="AB5" t="str"><f>X1</f><v>đình chỉ</v></c></row>`;
    const result = await importRoll(xlsxOf(head + bad + unsaved + fine));
    expect(result).toMatchObject({
      ok: false,
      mistakes: [
        { code: 'formula-error', place: { row: 3, column: 'AB (Tình trạng)' } },
        { code: 'formula-error', place: { row: 4, column: 'AB (Tình trạng)' } },
      ],
    });
    expect(await importRoll(xlsxOf(head + fine))).toMatchObject({ ok: true, rows: [{ standing: 'suspended' }] });
  });

  it('do not have a formula without a value taken for an empty cell when compressed either', async () => {
    const data = [
      [{ value: 'Họ và tên' }, { value: 'Tình trạng' }],
      [{ value: 'Lê An' }, { type: 'Formula', value: 'X1' } as const],
    ];
    const file = await writeXlsxFile(data).toBlob();
    expect(await codeOf(new Uint8Array(await file.arrayBuffer()))).toBe('formula-error');
  });
});

describe('files that are no lists', () => {
  it.each<[string, Uint8Array]>([
    ['file-empty', new Uint8Array()],
    ['file-empty', encode('\n \n;;\n')],
    ['file-old-excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['file-unreadable', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3)],
    ['file-unreadable', storedZip({ 'a.txt': 'x' })],
    ['file-too-large', new Uint8Array(8 * 1024 * 1024 + 1)],
    ['file-too-large', xlsxOf('', 0x3000000)],
    ['file-not-utf8', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0)],
    ['file-not-utf8', encode('Họ và tên\n\0')],
    ['file-unreadable', encode('"Họ và tên\nLê An')],
    ['header-not-found', encode('Lê An\nLê Bình\n')],
    ['header-not-found', encode('Đơn vị\nChi bộ 1\n')],
    ['no-rows', encode('STT;Họ và tên\n1;\n2;\n')],
  ])('%s', async (code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('never make the reader throw', async () => {
    const seeds = [encode(LIST), xlsxOf(`<row r="1">${textCell('A1', 'Họ và tên')}</row>`)];
    const mutated = fc
      .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 8 }))
      .map(([seed, changes]) => {
        const bytes = seed.slice();
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        return bytes;
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), async (bytes) => {
        expect(await importRoll(bytes)).toHaveProperty('ok');
      }),
      { numRuns: 500 },
    );
  });
});
