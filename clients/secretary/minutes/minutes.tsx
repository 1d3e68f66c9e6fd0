import { fromHex } from '../../../crypto/bytes.ts';
import { fingerprintWords } from '../../../crypto/words.ts';
import { headsOf } from '../../../src/domain/meeting/outcome.ts';
import type { MeetingState, PollState } from '../../../src/domain/meeting/state.ts';
import { longDate } from '../../../src/domain/papers/long-date.ts';
import { decodeRuleSet } from '../../../src/domain/rules/rule-set.ts';
import { anchorCode } from '../../shared/anchor.ts';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { QrCode } from '../../ui/components/qr-code.tsx';
import { say } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';
import { goTo, route } from '../route.ts';
import { pollResult } from '../run/poll-result.ts';
import { ResultTables } from '../run/result-tables.tsx';
import { type ByHand, ByHandFields, useByHand } from './by-hand.tsx';
import { MINUTES } from './words.ts';

/** Counting minutes of a certified poll, to print and to sign by hand; the anchor code ties the paper to the record. */
export function Minutes({ desk, state }: { readonly desk: Desk; readonly state: MeetingState }) {
  const ordinal = Number(/^minutes-(\d+)$/.exec(route.value.at ?? '')?.[1] ?? 0);
  const poll = state.polls.get(ordinal);
  const back = () => goTo({ meeting: desk.meeting });
  const [typed, put] = useByHand(`secretary/minutes/${desk.meeting}/${ordinal}`);
  return (
    <>
      <div class="row screen-only">
        <Button name="back" onClick={back}>
          {say(MINUTES.back)}
        </Button>
        <Button kind="primary" name="print" onClick={() => print()}>
          {say(MINUTES.print)}
        </Button>
      </div>
      {state.end === undefined && (
        <div class="screen-only">
          <Notice kind="warn">{say(MINUTES.notEnded)}</Notice>
        </div>
      )}
      {poll?.certified !== undefined && (
        <>
          <ByHandFields typed={typed} onChange={put} />
          <Paper desk={desk} state={state} ordinal={ordinal} poll={poll} typed={typed} />
        </>
      )}
    </>
  );
}

interface PaperProps {
  readonly desk: Desk;
  readonly state: MeetingState;
  readonly ordinal: number;
  readonly poll: PollState;
  readonly typed: ByHand;
}

const BLANK = '……';

function Paper({ desk, state, ordinal, poll, typed }: PaperProps) {
  const texts = desk.texts.value;
  const manifest = state.manifest?.body;
  const asked = poll.manifest?.body;
  const view = pollResult(desk, state, ordinal);
  if (manifest === undefined || asked === undefined || view === undefined) return null;
  const heads = headsOf(state, poll);
  const rules = decodeRuleSet(asked.ruleSet);
  const document = rules.ok ? rules.value.document : null;
  const tellers = manifest.tellers.map(({ name }) => texts.get(name) ?? '…');
  const [head, ...others] = tellers;
  return (
    <article class="minutes" lang="vi">
      <header>
        <div>
          <strong>{desk.officer.organisationName.toUpperCase()}</strong>
          <div>Số {typed.number || '…-BB/…'}</div>
        </div>
        <div>
          <strong class="ruled">ĐẢNG CỘNG SẢN VIỆT NAM</strong>
          <em>
            {manifest.place}, {longDate(manifest.date)}
          </em>
        </div>
      </header>
      <h1>BIÊN BẢN KIỂM PHIẾU</h1>
      <p class="centre">
        <strong>{manifest.title}</strong>
        <br />
        {asked.title}
      </p>
      <p>
        Căn cứ:{' '}
        {document
          ? `${document.title} (số ${document.number}, ${document.date}, ${document.issuer})`
          : 'quyết định của hội nghị'}
        . Mục đích: {asked.purpose === 'propose' ? 'đề xuất' : 'quyết định'} mức xếp loại. Quy tắc: {view.ruleSet}.
      </p>
      <h2>I. Thời gian, địa điểm, thành phần</h2>
      <p>
        Hội nghị họp {longDate(manifest.date)}, tại {manifest.place}. Tổng số triệu tập: {heads.summoned}; có mặt:{' '}
        {heads.present}; vắng mặt: {heads.summoned - heads.present}. Chủ trì: {typed.chair || BLANK}. Thư ký:{' '}
        {texts.get(manifest.secretary.name) ?? '…'}.
      </p>
      <h2>II. Tổ kiểm phiếu</h2>
      <p>
        Tổ trưởng: {head}. Thành viên: {others.join(', ')}.
      </p>
      <h2>III. Kết quả</h2>
      <ResultTables view={view} heading="h3" />
      {heads.invalid === 0 && (
        <p class="small">
          Phiếu không hợp lệ do máy tính từ hòm phiếu; máy chủ từ chối phiếu sai quy cách ngay khi bỏ nên số này thường
          bằng 0.
        </p>
      )}
      <p>
        Việc kiểm phiếu kết thúc lúc {typed.ended || BLANK} cùng ngày. Biên bản lập thành 2 bản, lưu tại{' '}
        {typed.keptAt || BLANK}.
      </p>
      <footer class="signing">
        <div>
          <strong>TỔ KIỂM PHIẾU</strong>
          <em>(tổ trưởng)</em>
          <span class="signer">{head}</span>
        </div>
        <div>
          <strong>CHỦ TRÌ HỘI NGHỊ</strong>
          <span class="signer">{typed.chair}</span>
        </div>
      </footer>
      <Seal state={state} poll={poll} />
    </article>
  );
}

/** What paper lacks: fingerprint, roots, keys, and the code that ties it to the digital record. */
function Seal({ state, poll }: { readonly state: MeetingState; readonly poll: PollState }) {
  const anchor = anchorCode(state);
  const fingerprint = state.manifest?.hash ?? '';
  return (
    <section class="seal">
      <div>
        <h2>Niêm phong điện tử</h2>
        <p>
          Dấu vân tay: {fingerprintWords(fromHex(fingerprint)).join(' · ')}
          <br />
          <span class="code">{fingerprint}</span>
        </p>
        <p>
          Gốc hòm phiếu: <span class="code">{poll.box?.root}</span>
          <br />
          Kết quả kiểm phiếu: <span class="code">{poll.tally?.hash}</span>
        </p>
        <p>
          Khóa thư ký: <span class="code">{state.manifest?.body.secretary.key}</span>
          {state.manifest?.body.tellers.map(({ key }, place) => (
            <span key={key}>
              <br />
              Khóa tổ kiểm phiếu {place + 1}: <span class="code">{key}</span>
            </span>
          ))}
        </p>
        {anchor.ok && (
          <p>
            Mã neo: <strong class="code">{anchor.value.code}</strong>
          </p>
        )}
      </div>
      {anchor.ok && <QrCode text={anchor.value.qr} label="Mã neo" />}
    </section>
  );
}
