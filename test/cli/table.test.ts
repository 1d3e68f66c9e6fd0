import { describe, expect, it } from 'vitest';
import { cut, displayWidth, table, wrap } from '../../src/cli/terminal/table.ts';

describe('tables on a terminal', () => {
  it('counts columns, not code units: composed or not, coloured or not', () => {
    expect(displayWidth('Đảng bộ Yên Thế')).toBe(15);
    expect(displayWidth('Đảng bộ Yên Thế'.normalize('NFD'))).toBe(15);
    expect(displayWidth('\u001b[32mHTXS\u001b[39m')).toBe(4);
    expect(displayWidth('党')).toBe(2);
  });

  it('aligns every row, and cuts the column that may shrink', () => {
    const columns = [
      { title: 'STT', align: 'right' },
      { title: 'Tổ chức', align: 'left', shrinks: true },
      { title: 'HTXS', align: 'right' },
    ] as const;
    const rows = [
      ['1', 'Đảng bộ xã Đồng Kỳ', '12'],
      ['10', 'Chi bộ'.normalize('NFD'), '7'],
    ];
    expect(table(columns, rows, 80)).toEqual([
      'STT  Tổ chức             HTXS',
      '───  ──────────────────  ────',
      '  1  Đảng bộ xã Đồng Kỳ    12',
      ` 10  ${'Chi bộ'.normalize('NFD')}                 7`,
    ]);
    expect(table(columns, rows, 25).slice(2, 3)).toEqual(['  1  Đảng bộ xã Đồ…    12']);
  });

  it('cuts and wraps by display width', () => {
    expect(cut('Nguyễn Thị Hoa', 8)).toBe('Nguyễn…');
    expect(cut('ngắn', 8)).toBe('ngắn');
    expect(wrap('một hai ba bốn', 8, '', '  ')).toEqual(['một hai', '  ba bốn']);
    expect(wrap('một hai ba', 9, '  ')).toEqual(['  một hai', '  ba']);
  });
});
