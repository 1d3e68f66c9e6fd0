import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import { cleanText } from '../../shared/import/text.ts';
import { invitationSheet, type SheetRow } from '../../shared/invitation-sheet.ts';
import { nameTellers } from '../../shared/secretary/prepare-meeting.ts';
import { organisationClient } from '../../shared/transport/officer.ts';
import { Act } from '../../ui/components/act.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Lines, Select, Tick } from '../../ui/components/choice.tsx';
import { CountField } from '../../ui/components/count-field.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { download } from '../../ui/download.ts';
import { say } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';
import { leastThreshold, pairsOf } from '../draft.ts';
import type { StepProps } from './prepare.tsx';
import { PREPARE } from './words.ts';

/** Tellers: invited by name, picked once they have joined, and named for the key ceremony. */
export function TellersStep({ desk, state, draft, change }: StepProps) {
  useEffect(() => {
    const look = () => void desk.readTellers();
    look();
    const timer = setInterval(look, 5_000);
    return () => clearInterval(timer);
  }, [desk]);
  const tellers = desk.tellers.value;
  const offers = desk.offers.value;
  // In the order of picking: the first is the head teller.
  const picked = draft.tellers.flatMap((key) => tellers.filter((teller) => teller.key === key));
  const waiting = picked.filter(({ key }) => !offers.has(key));
  const pick = (key: Hex, chosen: boolean) => {
    const next = chosen ? [...draft.tellers, key] : draft.tellers.filter((other) => other !== key);
    const least = leastThreshold(next.length);
    const most = Math.max(least, next.length - 1);
    change({ tellers: next, threshold: Math.min(Math.max(draft.threshold, least), most) });
  };
  const name = (): Promise<Result<void>> => {
    const named = picked.flatMap(({ key }) => {
      const exchange = offers.get(key);
      return exchange === undefined ? [] : [{ key, exchange }];
    });
    return desk.state(nameTellers(state, named, draft.threshold, pairsOf(draft)));
  };
  const least = leastThreshold(picked.length);
  const thresholds = Array.from({ length: Math.max(0, picked.length - least) }, (_, i) => least + i);
  const ready = picked.length >= 3 && waiting.length === 0;
  return (
    <>
      <p>{say(PREPARE.tellersIntro)}</p>
      <Invite desk={desk} />
      <div class="sheet">
        <h2>{say(PREPARE.joined)}</h2>
        {tellers.length === 0 && <p class="soft">{say(PREPARE.noTellers)}</p>}
        {tellers.map(({ key, name: teller }) => (
          <Tick
            key={key}
            name={`teller-${key.slice(0, 8)}`}
            label={`${teller} · ${say(offers.has(key) ? PREPARE.ready : PREPARE.notReady)}`}
            checked={draft.tellers.includes(key)}
            onChange={(chosen) => pick(key, chosen)}
          />
        ))}
        {picked.length >= 3 ? (
          <Select
            label={say(PREPARE.threshold)}
            name="threshold"
            value={String(draft.threshold)}
            options={thresholds.map((t) => [String(t), say(PREPARE.thresholdOf(t, picked.length))] as const)}
            onChange={(value) => change({ threshold: Number(value) })}
          />
        ) : (
          <p>{say(PREPARE.pickMore)}</p>
        )}
        {picked[0] && <p>{say(PREPARE.head(picked[0].name))}</p>}
        <CountField
          label={say(PREPARE.later)}
          name="later"
          value={draft.laterPolls}
          least={0}
          most={20}
          onChange={(laterPolls) => change({ laterPolls })}
        />
        <CountField
          label={say(PREPARE.spares)}
          name="spares"
          value={draft.spares}
          least={0}
          most={10}
          onChange={(spares) => change({ spares })}
        />
        {picked.length >= 3 && waiting.length > 0 && (
          <p role="status">{say(PREPARE.waitDevices(waiting.map(({ name: teller }) => teller).join(', ')))}</p>
        )}
        {state.run !== undefined && <Notice kind="done">{say(PREPARE.named)}</Notice>}
        <Act
          name="name-tellers"
          kind={state.run === undefined ? 'primary' : 'plain'}
          label={say(state.run === undefined ? PREPARE.nameTellers : PREPARE.nameAgain)}
          disabled={!ready}
          ask={{
            title: say(PREPARE.nameAsk),
            children: <p>{say(PREPARE.nameText(pairsOf(draft)))}</p>,
          }}
          run={name}
        />
      </div>
    </>
  );
}

function Invite({ desk }: { readonly desk: Desk }) {
  const [names, setNames] = useState('');
  const [rows, setRows] = useState<readonly SheetRow[]>();
  const [expiresMs, setExpires] = useState(0);
  const { officer } = desk;
  const list = names.split('\n').map(cleanText).filter(Boolean);
  const invite = async (): Promise<Result<void>> => {
    const answer = await organisationClient(officer.transport).invite(
      officer.organisation,
      list.map((name) => ({ name, role: 'teller' as const })),
    );
    if (!answer.ok) return answer;
    setRows(answer.value.invitations);
    setExpires(Math.min(...answer.value.invitations.map((each) => each.expiresMs)));
    setNames('');
    return ok(undefined);
  };
  const sheet = () => {
    const html = invitationSheet({
      organisation: officer.organisationName,
      address: `${location.origin}/teller`,
      expiresMs,
      rows: rows ?? [],
    });
    download('phieu-moi.html', new Blob([html], { type: 'text/html' }));
  };
  return (
    <div class="sheet">
      <h2>{say(PREPARE.invite)}</h2>
      {rows === undefined ? (
        <>
          <Lines label={say(PREPARE.inviteNames)} name="invite-names" value={names} onInput={setNames} />
          <div class="row">
            <Act name="invite" label={say(PREPARE.inviteAct)} disabled={list.length === 0} run={invite} />
          </div>
        </>
      ) : (
        <>
          <p>{say(PREPARE.invited)}</p>
          <ul class="plain-list">
            {rows.map(({ name, code }) => (
              <li key={code}>
                {name}
                <div class="big-code" data-code={name}>
                  {code}
                </div>
              </li>
            ))}
          </ul>
          <div class="row">
            <Button name="invite-sheet" onClick={sheet}>
              {say(PREPARE.inviteSheet)}
            </Button>
            <Button kind="primary" name="invite-close" onClick={() => setRows(undefined)}>
              {say(PREPARE.inviteClose)}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
