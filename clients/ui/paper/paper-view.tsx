import type { ComponentChildren } from 'preact';
import type {
  Bars,
  Block,
  Cell,
  Columns,
  Flow,
  Paper,
  Paragraph,
  Run,
  Table,
} from '../../../src/domain/papers/paper.ts';
import { QrCode } from '../components/qr-code.tsx';
import { ScrollAcross } from '../components/scroll-across.tsx';
import './paper.css';

/** A paper as it will be printed, drawn from the same value as its files (src/documents). Papers are Vietnamese. */
export function PaperView({ paper }: { readonly paper: Paper }) {
  const tables = paper.blocks.filter(({ kind }) => kind === 'table');
  return (
    <article class={`paper ${paper.orientation}`} lang="vi" aria-label={paper.title}>
      {paper.blocks.map((block, place) => (
        <BlockView key={`${place} ${block.kind}`} block={block} table={tables.indexOf(block) + 1} />
      ))}
    </article>
  );
}

function BlockView({ block, table }: { readonly block: Block; readonly table: number }) {
  switch (block.kind) {
    case 'columns':
      return <ColumnsView {...block} />;
    case 'table':
      return (
        <ScrollAcross label={`Bảng ${table}`}>
          <TableView {...block} />
        </ScrollAcross>
      );
    case 'bars':
      return <BarsView {...block} />;
    default:
      return <FlowView flow={block} />;
  }
}

const percentOf = (part: number, all: readonly number[]): string =>
  `${((100 * part) / all.reduce((sum, one) => sum + one, 0)).toFixed(2)}%`;

function ColumnsView({ widths, columns }: Columns) {
  return (
    <div class="paper-columns">
      {columns.map((column, place) => (
        <div key={`${place} of ${columns.length}`} style={{ flexBasis: percentOf(widths[place] ?? 0, widths) }}>
          {column.map((flow, at) => (
            <FlowView key={`${at} ${flow.kind}`} flow={flow} />
          ))}
        </div>
      ))}
    </div>
  );
}

function FlowView({ flow }: { readonly flow: Flow }) {
  switch (flow.kind) {
    case 'space':
      return <div style={{ height: `${flow.height}mm` }} />;
    case 'qr':
      return (
        <div class="paper-qr">
          <QrCode text={flow.text} label={flow.label} />
        </div>
      );
    case 'paragraph':
      return <ParagraphView {...flow} />;
  }
}

/** The name of the paper is the page's heading; what begins a part of it, a heading below. */
function ParagraphView({ runs, align, size, heading = false, ruled = false }: Paragraph) {
  const look = `${align} ${size} ${ruled ? 'ruled' : ''}`;
  const text = <Runs runs={runs} />;
  if (heading && size === 'header') return <h1 class={look}>{text}</h1>;
  if (heading && align === 'left') return <h2 class={look}>{text}</h2>;
  return <p class={look}>{text}</p>;
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return (
    <>
      {runs.map(({ text, bold = false, italic = false }, place) => {
        const inner: ComponentChildren = italic ? <em>{text}</em> : text;
        const key = `${place} ${text}`;
        return bold ? <strong key={key}>{inner}</strong> : <span key={key}>{inner}</span>;
      })}
    </>
  );
}

function TableView({ widths, head, rows }: Table) {
  return (
    <table>
      <colgroup>
        {widths.map((width, place) => (
          <col key={`${place} ${width}`} style={{ width: percentOf(width, widths) }} />
        ))}
      </colgroup>
      <thead>
        {head.map((row, place) => (
          <tr key={`${place} ${row.length}`}>
            {row.map((cell, at) => (
              <th
                key={`${at} ${cell.align}`}
                scope="col"
                class={cell.align}
                colSpan={cell.across ?? 1}
                rowSpan={cell.down ?? 1}
              >
                <Runs runs={cell.runs} />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={`${place} ${row.length}`}>
            {row.map((cell, at) => (
              <CellView key={`${at} ${cell.align}`} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const CellView = ({ cell: { runs, align, across = 1, square = false } }: { readonly cell: Cell }) => (
  <td class={align} colSpan={across}>
    {square ? '☐' : <Runs runs={runs} />}
  </td>
);

function BarsView({ heading, bars }: Bars) {
  return (
    <>
      <ParagraphView {...heading} />
      <ul class="paper-bars">
        {bars.map(({ label, text, share }) => (
          <li key={label}>
            <span>{label}</span>
            <span class="paper-bar" style={{ width: `${(share * 55) / 1000}mm` }} aria-hidden="true" />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
