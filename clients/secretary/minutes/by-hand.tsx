import { useEffect, useState } from 'preact/hooks';
import { Field } from '../../ui/components/field.tsx';
import { keep, readKept } from '../../ui/device-store.ts';
import { say } from '../../ui/language.ts';
import { MINUTES } from './words.ts';

/** What minutes say that no statement of the log holds; typed here, kept on this device, printed. */
export interface ByHand {
  readonly number: string;
  readonly chair: string;
  readonly ended: string;
  readonly keptAt: string;
}

const EMPTY: ByHand = { number: '', chair: '', ended: '', keptAt: '' };
const FIELDS = ['number', 'chair', 'ended', 'keptAt'] as const;

/** @param name of these minutes among what the device keeps */
export function useByHand(name: string): readonly [ByHand, (change: Partial<ByHand>) => void] {
  const [typed, setTyped] = useState(EMPTY);
  useEffect(() => {
    void readKept(name).then((kept) => setTyped({ ...EMPTY, ...(kept as Partial<ByHand> | undefined) }));
  }, [name]);
  const put = (change: Partial<ByHand>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    void keep(name, next);
  };
  return [typed, put];
}

export function ByHandFields({
  typed,
  onChange,
}: {
  readonly typed: ByHand;
  readonly onChange: (change: Partial<ByHand>) => void;
}) {
  return (
    <fieldset class="group screen-only">
      <legend>{say(MINUTES.byHand)}</legend>
      <div class="pair">
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={say(MINUTES[field])}
            hint={say(MINUTES[`${field}Hint`])}
            name={`minutes-${field}`}
            value={typed[field]}
            onInput={(text) => onChange({ [field]: text })}
          />
        ))}
      </div>
    </fieldset>
  );
}
