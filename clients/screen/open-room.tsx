import { useState } from 'preact/hooks';
import { type RoomLink, readRoomLink } from '../shared/room-link.ts';
import { Button } from '../ui/components/button.tsx';
import { Field } from '../ui/components/field.tsx';
import { say } from '../ui/language.ts';
import { WORDS } from './words.ts';

/** Without an address of a room there is nothing to show: it is asked for. */
export function OpenRoom({ onLink }: { readonly onLink: (link: RoomLink) => void }) {
  const [typed, setTyped] = useState('');
  const [bad, setBad] = useState(false);
  return (
    <form
      class="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        const link = readRoomLink(typed);
        setBad(!link.ok);
        if (link.ok) onLink(link.value);
      }}
    >
      <h1>{say(WORDS.openTitle)}</h1>
      <p>{say(WORDS.openHow)}</p>
      <Field
        label={say(WORDS.address)}
        value={typed}
        onInput={setTyped}
        error={bad ? say(WORDS.badAddress) : undefined}
        name="address"
        code
      />
      <div class="row">
        <Button kind="primary" submit disabled={typed.trim() === ''} name="open">
          {say(WORDS.open)}
        </Button>
      </div>
    </form>
  );
}
