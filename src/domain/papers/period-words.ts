import { spanOf } from '../rating/period.ts';

/** As papers call a period: "năm 2026", "quý IV năm 2026", "tháng 11 năm 2026". @param name matches PERIOD_NAME */
export function periodWords(name: string): string {
  const { kind, from } = spanOf(name);
  const [year = '', month = ''] = from.split('-');
  if (kind === 'year') return `năm ${year}`;
  if (kind === 'month') return `tháng ${Number(month)} năm ${year}`;
  return `quý ${['I', 'II', 'III', 'IV'][(Number(month) - 1) / 3]} năm ${year}`;
}
