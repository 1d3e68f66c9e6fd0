import { expect, it } from 'vitest';
import { placesOf } from '../../clients/auditor/search/places.ts';

it('an auditor chooses among organisations in the order of their tree', () => {
  const line = (organisation: string, parent: string | null, name: string) => ({ organisation, parent, name });
  const places = placesOf([
    // The own organisation's parent is not the auditor's to see.
    line('xa', 'huyen', 'Đảng ủy xã'),
    line('c10', 'xa', 'Chi bộ 10'),
    line('c2', 'xa', 'Chi bộ 2'),
    line('to', 'c10', 'Tổ Đông'),
  ]);
  expect(places.map(({ name, depth }) => [name, depth])).toEqual([
    ['Đảng ủy xã', 0],
    ['Chi bộ 2', 1],
    ['Chi bộ 10', 1],
    ['Tổ Đông', 2],
  ]);
});
