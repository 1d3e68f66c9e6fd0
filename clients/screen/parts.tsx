import { makeRoomLink } from '../shared/room-link.ts';
import { QrCode } from '../ui/components/qr-code.tsx';
import { count, say } from '../ui/language.ts';
import { Pages } from './pages.tsx';
import type { ScreenPoll, ScreenState } from './screen-state.ts';
import { WORDS } from './words.ts';

/** Figures that are read from the back of the room. */
export function Figures({
  figures,
  size = '',
}: {
  readonly figures: readonly (readonly [label: string, value: number | undefined])[];
  readonly size?: 'large' | 'small' | '';
}) {
  return (
    <dl class={`figures ${size}`}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === undefined ? '–' : count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whether enough have come. */
export function Quorum({ quorum }: { readonly quorum: ScreenState['quorum'] }) {
  return (
    <p class="screen-line">
      {say(WORDS.quorum(quorum.summoned, quorum.needed))}
      {quorum.needed !== undefined && (
        <>
          {' · '}
          <strong class={quorum.met ? 'good' : 'warn'}>{say(quorum.met ? WORDS.met : WORDS.notMet)}</strong>
        </>
      )}
    </p>
  );
}

const LOCAL = /^(localhost|127\.|\[::1\])/;

/** The fingerprint as words that people compare, and as the code that tablets scan. */
export function Fingerprint({ screen }: { readonly screen: ScreenState }) {
  const { meeting, fingerprint, words } = screen;
  if (fingerprint === undefined) return null;
  return (
    <aside class="fingerprint" aria-labelledby="fingerprint">
      <QrCode text={makeRoomLink(location.origin, 'voter', { meeting, fingerprint })} label={say(WORDS.qr)} />
      <p class="screen-line">{say(WORDS.scan)}</p>
      {LOCAL.test(location.hostname) && <p class="only-here">{say(WORDS.onlyHere)}</p>}
      <h2 id="fingerprint">{say(WORDS.fingerprint)}</h2>
      <ol class="words" lang="vi">
        {words.map((word, place) => (
          <li key={`${place}-${word}`}>{word}</li>
        ))}
      </ol>
    </aside>
  );
}

/** Who has been issued a ballot, in the order of the roll. */
export function IssuedTo({ poll, voters }: { readonly poll: ScreenPoll; readonly voters: ScreenState['voters'] }) {
  const named = poll.issuedTo.some((voter) => voters[voter] !== undefined);
  return (
    <section class="stack" aria-labelledby="issued-to">
      <h2 id="issued-to">{say(WORDS.issuedTo)}</h2>
      {poll.issuedTo.length === 0 ? (
        <p class="screen-line">{say(WORDS.nobody)}</p>
      ) : (
        <Pages items={poll.issuedTo} perPage={8}>
          {(shown) => (
            <ul class="names">
              {shown.map((voter) => (
                <li key={voter}>{voters[voter] ?? say(WORDS.place(voter + 1))}</li>
              ))}
            </ul>
          )}
        </Pages>
      )}
      {poll.issuedTo.length > 0 && !named && <p class="soft">{say(WORDS.noNames)}</p>}
    </section>
  );
}

/** As many groups as the tablet shows large: enough to find one ballot among thousands. */
const noted = (code: string): string => (code.slice(0, 12).match(/.{4}/g) ?? []).join(' ');

/** The tracking codes of a sealed box, in the order of the box. */
export function TrackingCodes({ codes }: { readonly codes: readonly string[] | undefined }) {
  return (
    <section class="stack" aria-labelledby="codes">
      <h2 id="codes">{say(WORDS.codes)}</h2>
      {codes === undefined ? (
        <p class="waiting screen-line" role="status">
          {say(WORDS.codesWait)}
        </p>
      ) : (
        <Pages items={codes} perPage={20}>
          {(shown) => (
            <ul class="codes">
              {shown.map((code) => (
                <li key={code} data-tracking={code}>
                  {noted(code)}
                </li>
              ))}
            </ul>
          )}
        </Pages>
      )}
      <p class="soft">{say(WORDS.codesWhy)}</p>
    </section>
  );
}
