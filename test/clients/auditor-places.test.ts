import { expect, it } from 'vitest';
import { placesFound, placesOf } from '../../clients/auditor/search/places.ts';

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

it('an auditor finds organisations by any words of their names, and keeps the chosen one', () => {
  const place = (organisation: string, name: string) => ({ organisation, name, depth: 1 });
  const places = [place('a', 'Chi bộ Thôn Đông'), place('b', 'Chi bộ Trường Tiểu học'), place('c', 'Chi bộ Quân sự')];
  const found = (typed: string, chosen = '') =>
    placesFound(places, typed, chosen).map(({ organisation }) => organisation);
  expect(found('')).toEqual(['a', 'b', 'c']);
  expect(found('dong thon')).toEqual(['a']);
  expect(found('TIỂU ', 'c')).toEqual(['b', 'c']);
  expect(found('nghĩa')).toEqual([]);
});
