import type { Block, Flow, Paper, Run } from '../../src/domain/papers/paper.ts';

/** Words parted by single spaces. */
const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

const runsText = (runs: readonly Run[]): string => spaced(runs.map(({ text }) => text).join(''));
const flowText = (flow: Flow): string => (flow.kind === 'paragraph' ? runsText(flow.runs) : '');

/** Everything that a paper says, in its order: paragraphs, cells, bars. */
export const paperTexts = (paper: Paper): readonly string[] =>
  paper.blocks.flatMap(blockTexts).filter((text) => text !== '');

function blockTexts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'columns':
      return block.columns.flat().map(flowText);
    case 'table':
      return [...block.head, ...block.rows].flat().map(({ runs }) => runsText(runs));
    case 'bars':
      return [flowText(block.heading), ...block.bars.flatMap(({ label, text }) => [label, text])];
    default:
      return [flowText(block)];
  }
}

/** Lines are broken where words are long, too: spaces say nothing. */
const unspaced = (text: string): string => text.replace(/\s+/g, '');

/** Heads of the paper's tables, which every page of a table repeats. */
const heads = (paper: Paper): readonly string[] =>
  paper.blocks.flatMap((block) =>
    block.kind === 'table'
      ? [
          unspaced(
            block.head
              .flat()
              .map(({ runs }) => runsText(runs))
              .join(''),
          ),
        ]
      : [],
  );

/**
 * What `said` says besides the paper's texts in their order: numbers of pages and repeated heads are nothing.
 * @throws if a text is missing or out of order
 */
export function besides(paper: Paper, said: string): string {
  let rest = unspaced(said);
  let more = '';
  for (const text of paperTexts(paper)) {
    const sought = unspaced(text);
    const at = rest.indexOf(sought);
    if (at < 0) throw new Error(`not said: ${text}`);
    more += rest.slice(0, at);
    rest = rest.slice(at + sought.length);
  }
  more += rest;
  for (const head of heads(paper)) more = more.replaceAll(head, '');
  return more.replace(/\d+/g, '');
}
