import { count } from '../language.ts';

/** Long work: what it is, how far it is. `total` 0 when that is not known. */
export function Progress({
  label,
  done,
  total,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}) {
  const share = total === 0 ? 0 : Math.min(100, Math.round((100 * done) / total));
  return (
    <div class="stack">
      <span>
        {label} {total > 0 && `${count(done)}/${count(total)}`}
      </span>
      <div
        class="bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
      >
        <span style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}

/** A screen that waits says for whom or what. */
export function Waiting({ text }: { readonly text: string }) {
  return (
    <p class="waiting" role="status">
      {text}
    </p>
  );
}
