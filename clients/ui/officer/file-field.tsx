import { useId } from 'preact/hooks';
import type { Bytes } from '../../../crypto/bytes.ts';

/**
 * One labelled choice of a file; hands its bytes over. `accept` only helps to find it: what it holds is judged. The browser's
 * own button is not shown: it speaks the browser's language.
 */
export function FileField({
  label,
  accept,
  name,
  disabled = false,
  onFile,
}: {
  readonly label: string;
  readonly accept?: string;
  readonly name?: string;
  readonly disabled?: boolean;
  readonly onFile: (bytes: Bytes, fileName: string) => void;
}) {
  const id = useId();
  return (
    <span class="file-choice">
      <input
        id={id}
        class="visually-hidden"
        type="file"
        name={name}
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          if (file === undefined) return;
          void file.arrayBuffer().then((buffer) => {
            // The same file can be chosen again, after it was corrected.
            input.value = '';
            onFile(new Uint8Array(buffer), file.name);
          });
        }}
      />
      <label for={id} class="button" aria-disabled={disabled}>
        {label}
      </label>
    </span>
  );
}
