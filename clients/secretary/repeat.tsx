import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../crypto/bytes.ts';
import type { Subject } from '../../src/domain/meeting/questions.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { decodeRuleSet } from '../../src/domain/rules/rule-set.ts';
import type { Words } from '../../src/domain/words.ts';
import { Act } from '../ui/components/act.tsx';
import { Button } from '../ui/components/button.tsx';
import { Refused } from '../ui/components/notice.tsx';
import { Page } from '../ui/components/page.tsx';
import { Waiting } from '../ui/components/progress.tsx';
import { say } from '../ui/language.ts';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { SignOut } from '../ui/officer/sign-out.tsx';
import { Desk } from './desk.ts';
import { type Draft, type DraftPoll, type DraftSubject, newDraft } from './draft.ts';
import { type Facts, FactsFields, factsComplete } from './facts-fields.tsx';
import { beginMeeting } from './new-meeting.tsx';
import { RollStep } from './prepare/roll-step.tsx';
import { goTo } from './route.ts';
import { ROLE, WORDS } from './words.ts';

const REPEAT = {
  step: (at: number): Words => ({ vi: `Bước ${at}/3`, en: `Step ${at} of 3` }),
  facts: { vi: 'Cuộc họp lần này', en: 'This meeting' },
  roll: { vi: 'Danh sách có gì thay đổi?', en: 'What has changed on the roll?' },
  rollText: {
    vi: 'Người trong danh sách cũ giữ thẻ đã có; chỉ người mới cần in thẻ.',
    en: 'Everybody on the old roll keeps their slip; only new people need one.',
  },
  last: { vi: 'Những gì được lấy lại', en: 'What is taken over' },
  lastText: {
    vi: 'Cuộc bỏ phiếu, đối tượng, mức xếp loại, quy tắc cùng văn bản và tổ kiểm phiếu lấy từ cuộc họp trước; còn sửa được ở bước sau. Khóa hòm phiếu luôn được tạo mới.',
    en: 'Polls, subjects, levels, rules with their document and tellers come from the last meeting, and can still be changed. The keys are always made anew.',
  },
  polls: { vi: 'Các cuộc bỏ phiếu', en: 'Polls' },
  tellers: { vi: 'Tổ kiểm phiếu', en: 'Tellers' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;

/** "Lặp lại cuộc họp trước": facts, roll, and what is taken over. */
export function Repeat({ officer, meeting }: { readonly officer: SignedInOfficer; readonly meeting: Hex }) {
  const [desk, setDesk] = useState<Desk>();
  const [step, setStep] = useState(1);
  const [facts, setFacts] = useState<Facts>();
  const [members, setMembers] = useState<Draft['members']>();
  useEffect(() => {
    let opened: Desk | undefined;
    let left = false;
    void Desk.open(officer, meeting).then((made) => {
      opened = made;
      if (left) return made.close();
      void made.readTellers();
      setDesk(made);
    });
    return () => {
      left = true;
      opened?.close();
    };
  }, [meeting]);
  const state = desk?.read.value?.state;
  const texts = desk?.texts.value;
  const known = state?.roll?.voters.every(({ name }) => texts?.has(name)) === true;
  const trouble = desk?.trouble.value;
  const shell = (content: preact.ComponentChildren) => (
    <Page role={ROLE} place={officer.organisationName} status={<SignOut officer={officer} />} wide>
      {trouble && <Refused refusal={trouble} />}
      {content}
    </Page>
  );
  if (desk === undefined || state?.manifest === undefined || texts === undefined || !known)
    return shell(
      <>
        <h1>{say(WORDS.repeat)}</h1>
        <Waiting text={say(WORDS.reading)} />
      </>,
    );
  const { title, place } = state.manifest.body;
  const now = facts ?? { title, place, date: '' };
  const people = members ?? membersOf(state, texts);
  const polls = pollsOf(state, texts);
  const tellers = state.manifest.body.tellers;
  const nav = (back: () => void, next: preact.ComponentChildren) => (
    <div class="row">
      <Button name="back" onClick={back}>
        {say(WORDS.back)}
      </Button>
      {next}
    </div>
  );
  const forward = (disabled = false) => (
    <Button kind="primary" name="next" disabled={disabled} onClick={() => setStep(step + 1)}>
      {say(WORDS.next)}
    </Button>
  );
  const heading = (words: Words) => (
    <h1>
      <span class="soft">{say(REPEAT.step(step))}</span> {say(words)}
    </h1>
  );
  if (step === 1)
    return shell(
      <>
        {heading(REPEAT.facts)}
        <div class="sheet">
          <FactsFields facts={now} onChange={setFacts} shown={false} />
        </div>
        {nav(() => goTo({}), forward(!factsComplete(now)))}
      </>,
    );
  if (step === 2)
    return shell(
      <>
        {heading(REPEAT.roll)}
        <p>{say(REPEAT.rollText)}</p>
        <RollStep members={people} onChange={setMembers} />
        {nav(() => setStep(1), forward(people.length === 0))}
      </>,
    );
  return shell(
    <>
      {heading(REPEAT.last)}
      <p>{say(REPEAT.lastText)}</p>
      <div class="sheet">
        <h2>{say(REPEAT.polls)}</h2>
        <ol>
          {polls.map((poll) => (
            <li key={poll.title}>{poll.title}</li>
          ))}
        </ol>
        <h2>{say(REPEAT.tellers)}</h2>
        <ul>
          {tellers.map(({ key, name }) => (
            <li key={key}>{texts.get(name) ?? key.slice(0, 8)}</li>
          ))}
        </ul>
      </div>
      {nav(
        () => setStep(2),
        <Act
          name="create-meeting"
          kind="primary"
          label={say(WORDS.create)}
          run={() =>
            beginMeeting(officer, (created) => ({
              ...newDraft(created, now),
              members: people,
              polls,
              tellers: tellers.map(({ key }) => key),
              threshold: state.manifest?.body.threshold ?? 2,
            }))
          }
        />,
      )}
    </>,
  );
}

const membersOf = (state: MeetingState, texts: ReadonlyMap<Hex, string>): Draft['members'] =>
  (state.roll?.voters ?? []).map(({ name, slip, membership, standing }) => ({
    name: texts.get(name) ?? '',
    membership,
    standing,
    slip,
  }));

/** The polls fixed in advance; second rounds and replacements follow from what happens. */
function pollsOf(state: MeetingState, texts: ReadonlyMap<Hex, string>): DraftPoll[] {
  const subjectOf = ({ name, detail, kind }: Subject): DraftSubject => ({
    name: texts.get(name) ?? '',
    kind,
    detail: detail === null ? null : (texts.get(detail) ?? null),
  });
  const planned = state.manifest?.body.polls ?? [];
  return planned.flatMap(({ ordinal }) => {
    const body = state.polls.get(ordinal)?.manifest?.body;
    if (body === undefined) return [];
    const { title, purpose, ownLine, floor } = body;
    const rules = decodeRuleSet(body.ruleSet);
    const questions = body.questions.map((asked) => {
      if (asked.kind === 'motion') return asked;
      const subjects = asked.subjects.map(subjectOf);
      return asked.kind === 'rating' ? { kind: asked.kind, title: asked.title, subjects } : { ...asked, subjects };
    });
    return [{ title, purpose, ownLine, floor, ruleSet: rules.ok ? rules.value : CAUTIOUS_DEFAULT, questions }];
  });
}
