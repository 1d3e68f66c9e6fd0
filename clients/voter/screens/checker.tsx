import { Button } from '../../ui/components/button.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { Scanner } from '../../ui/components/scanner.tsx';
import { say } from '../../ui/language.ts';
import { type Checking, leaveChecker, readPart } from '../state/checker.ts';
import { BOOTH_WORDS } from '../words/booth.ts';
import { ROOM_WORDS } from '../words/room.ts';
import { Calm } from './calm.tsx';
import { Choices } from './review.tsx';
import { TrackingCode } from './tracking-code.tsx';

/** The second device of a check. */
export function Checker({ checking }: { readonly checking: Checking }) {
  const done = (
    <Button kind={checking.at === 'scan' ? 'quiet' : 'primary'} name="done" onClick={leaveChecker}>
      {say(checking.at === 'scan' ? ROOM_WORDS.back : ROOM_WORDS.done)}
    </Button>
  );
  switch (checking.at) {
    case 'scan': {
      const [first] = checking.parts.values();
      return (
        <Calm title={say(BOOTH_WORDS.checker)} focus={false}>
          <p>{say(BOOTH_WORDS.checkerHow)}</p>
          {first !== undefined && <p role="status">{say(BOOTH_WORDS.checkerLeft(checking.parts.size, first.parts))}</p>}
          <Scanner
            key="check"
            label={say(BOOTH_WORDS.checkerCode)}
            error={checking.wrong ? say(BOOTH_WORDS.notCheck) : undefined}
            code={false}
            onText={readPart}
          />
          {done}
        </Calm>
      );
    }
    case 'checked':
      return (
        <Calm title={say(BOOTH_WORDS.checkedTitle)}>
          <p>{say(BOOTH_WORDS.checkedHow)}</p>
          <TrackingCode code={checking.tracking} brief />
          <Choices paper={checking.paper} choices={checking.choices} />
          {done}
        </Calm>
      );
    case 'refused':
      return (
        <Calm title={say(BOOTH_WORDS.checker)}>
          <Refused refusal={checking.refusal} />
          {done}
        </Calm>
      );
  }
}
