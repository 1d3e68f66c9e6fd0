import { useSignal } from '@preact/signals';
import type { SampleCard } from '../shared/devices/sample-meeting.ts';
import type { Slip } from '../shared/secretary/prepare-meeting.ts';
import { Button } from '../ui/components/button.tsx';
import { say } from '../ui/language.ts';
import { WORDS } from './words.ts';

interface SamplePapersProps {
  readonly slips: readonly Slip[];
  readonly cards: readonly SampleCard[];
}

/** Slips and drawn cards, to be copied into a tablet's tab. Which card a person drew is nobody's knowledge in a real room. */
export function SamplePapers({ slips, cards }: SamplePapersProps) {
  const copied = useSignal('');
  const copy = async (code: string, name: string) => {
    try {
      await navigator.clipboard.writeText(code);
      copied.value = code;
    } catch {
      // Without a secure address there is no clipboard: the code is marked, to be copied by hand.
      const shown = document.getElementById(`code-${name}`);
      if (shown !== null) getSelection()?.selectAllChildren(shown);
    }
  };
  const cell = (code: string, label: string, name: string) => (
    <div class="paper">
      <code id={`code-${name}`}>{code}</code>
      <Button name={name} onClick={() => void copy(code, name)}>
        <span aria-hidden="true">{say(copied.value === code ? WORDS.copied : WORDS.copy)}</span>
        <span class="visually-hidden">{label}</span>
      </Button>
    </div>
  );
  return (
    <section class="sheet" aria-labelledby="papers">
      <h2 id="papers">{say(WORDS.papers)}</h2>
      <p class="soft">{say(WORDS.papersHint)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="scroll-x" tabIndex={0} aria-label={say(WORDS.person)}>
        <table>
          <thead>
            <tr>
              <th>{say(WORDS.person)}</th>
              <th>{say(WORDS.slip)}</th>
              <th>{say(WORDS.card)}</th>
            </tr>
          </thead>
          <tbody>
            {slips.map(({ voter, name, code }) => (
              <tr key={voter}>
                <th scope="row">{name}</th>
                <td>{cell(code, say(WORDS.copySlip(name)), `slip-${voter}`)}</td>
                <td>{cell(cards[voter]?.code ?? '', say(WORDS.copyCard(name)), `card-${voter}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
