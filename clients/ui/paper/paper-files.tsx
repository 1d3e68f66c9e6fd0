import type { ComponentChildren } from 'preact';
import { ok } from '../../../crypto/result.ts';
import type { Paper } from '../../../src/domain/papers/paper.ts';
import { Act } from '../components/act.tsx';
import { Button } from '../components/button.tsx';
import { download } from '../download.ts';
import { say } from '../language.ts';
import { drawPaper, FILE_TYPES } from '../print/draw-paper.ts';
import { PAPER } from './words.ts';

const TYPES = ['pdf', 'docx'] as const satisfies readonly (keyof typeof FILE_TYPES)[];

/** Prints the paper that is shown, or saves it as a file, drawn on this device. */
export function PaperFiles({ paper, children }: { readonly paper: Paper; readonly children?: ComponentChildren }) {
  return (
    <div class="row screen-only">
      <Button kind="primary" name="print" onClick={() => print()}>
        {say(PAPER.print)}
      </Button>
      {TYPES.map((type) => (
        <Act
          key={type}
          name={`save-${type}`}
          label={say(PAPER[type])}
          run={async () => {
            const drawn = await drawPaper(paper, type);
            if (!drawn.ok) return drawn;
            download(`${paper.name}.${type}`, drawn.value, FILE_TYPES[type]);
            return ok(undefined);
          }}
        />
      ))}
      {children}
    </div>
  );
}
