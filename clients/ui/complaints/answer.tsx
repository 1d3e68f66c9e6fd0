import { useState } from 'preact/hooks';
import { hasRole } from '../../../src/domain/rating/act.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../components/act.tsx';
import { Lines, Select } from '../components/choice.tsx';
import { say } from '../language.ts';
import { platformRandom } from '../platform.ts';
import type { PartProps } from '../ratings/part.ts';
import { today } from '../today.ts';
import { COMPLAINT } from './words.ts';

/** The inspection committee's answer, which nobody else gives. */
export function Answer({ officer, log, reading, entry }: PartProps & { readonly entry: number }) {
  const [outcome, setOutcome] = useState<'' | 'upheld' | 'dismissed'>('');
  const [findings, setFindings] = useState('');
  if (!hasRole(reading.state, officer.key, 'auditor')) {
    return <p class="soft">{say(officer.role === 'auditor' ? COMPLAINT.notNamed : COMPLAINT.waiting)}</p>;
  }
  const answer = () => {
    const { commit, openings } = committer(platformRandom);
    if (outcome === '') throw new Error('an answer has an outcome');
    const said = { outcome, findings: commit(findings.trim()) };
    return log.append({ type: 'complaint-answered', date: today(), complaint: entry, ...said }, openings);
  };
  return (
    <div class="stack">
      <Select
        label={say(COMPLAINT.outcome)}
        name="outcome"
        value={outcome}
        options={[
          ['', say(COMPLAINT.choose)],
          ['upheld', say(COMPLAINT.upheld)],
          ['dismissed', say(COMPLAINT.dismissed)],
        ]}
        onChange={setOutcome}
      />
      <Lines label={say(COMPLAINT.findings)} name="findings" value={findings} onInput={setFindings} />
      <div class="row">
        <Act
          name="answer-complaint"
          kind="primary"
          label={say(COMPLAINT.answer)}
          disabled={outcome === '' || findings.trim() === ''}
          ask={{
            title: say(COMPLAINT.answerTitle),
            children: (
              <>
                <p>{say(outcome === 'upheld' ? COMPLAINT.answerUpheld : COMPLAINT.answerDismissed)}</p>
                <p>{say(COMPLAINT.answerText)}</p>
              </>
            ),
          }}
          run={answer}
        />
      </div>
    </div>
  );
}
