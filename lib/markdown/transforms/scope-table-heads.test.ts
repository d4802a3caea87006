import { expect, it } from 'vitest';
import { markup } from './markup.test-helper.ts';
import { scopeTableHeads } from './scope-table-heads.ts';

it('names the heads of columns as such, and aligns without inline styles', () => {
  expect(markup('| a | b |\n|---|--:|\n| 1 | 2 |', scopeTableHeads)).toBe(
    '<table><thead><tr><th scope="col">a</th><th scope="col" data-align="right">b</th></tr></thead>' +
      '<tbody><tr><td>1</td><td data-align="right">2</td></tr></tbody></table>',
  );
});

it('names no column where the corner of a table is empty', () => {
  expect(markup('| | a |\n|---|---|\n| 1 | 2 |', scopeTableHeads)).toContain(
    '<tr><td></td><th scope="col">a</th></tr>',
  );
});
