import type { Hex } from '../../crypto/bytes.ts';
import { Act } from '../ui/components/act.tsx';
import { say } from '../ui/language.ts';
import type { Desk, Waiting } from './desk.ts';
import { PROPOSALS, SIGNATURES } from './run/words.ts';

/** Statements that wait for signatures: whose are there, whose are missing. */
export function Signatures({ desk, only }: { readonly desk: Desk; readonly only?: (waiting: Waiting) => boolean }) {
  const shown = desk.waiting.value.filter((waiting) => only?.(waiting) ?? true);
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map((waiting) => (
        <section class="sheet" key={waiting.proposal} data-waiting={waiting.body.type}>
          <h2>
            {say(SIGNATURES.title)}: {say(PROPOSALS[waiting.body.type] ?? SIGNATURES.other)}
          </h2>
          <Signed desk={desk} waiting={waiting} />
          {!waiting.signed.includes(desk.officer.key) && waiting.rule.all.includes(desk.officer.key) && (
            <Act
              name="sign"
              kind="primary"
              label={say(SIGNATURES.sign)}
              ask={{ title: say(SIGNATURES.signAsk), children: <p>{say(SIGNATURES.signText)}</p> }}
              run={() => desk.sign(waiting)}
            />
          )}
        </section>
      ))}
    </>
  );
}

function Signed({ desk, waiting }: { readonly desk: Desk; readonly waiting: Waiting }) {
  const { rule, signed } = waiting;
  const nameOf = (key: Hex) => officerName(desk, key);
  const due = rule.all.filter((key) => !signed.includes(key));
  const others = rule.some.filter((key) => !signed.includes(key));
  const more = Math.max(0, rule.least - rule.some.filter((key) => signed.includes(key)).length);
  return (
    <>
      <p>
        {say(SIGNATURES.there)}: {signed.length === 0 ? '–' : signed.map(nameOf).join(', ')}
      </p>
      <p role="status">
        {due.length > 0 && `${say(SIGNATURES.missing)}: ${due.map(nameOf).join(', ')}. `}
        {more > 0 && say(SIGNATURES.anyOf(more, others.map(nameOf).join(', ')))}
      </p>
    </>
  );
}

/** Of the secretary or a teller; the key's beginning where nobody knows a name. */
export const officerName = (desk: Desk, key: Hex): string =>
  key === desk.officer.key
    ? desk.officer.name
    : (desk.tellers.value.find((teller) => teller.key === key)?.name ?? key.slice(0, 8));
