import type { Words } from '../../src/domain/words.ts';
import { Page } from '../ui/components/page.tsx';
import { say } from '../ui/language.ts';
import { OfficerDoor } from '../ui/officer/door.tsx';

const ROLE: Words = { vi: 'Thư ký', en: 'Secretary' };

export function App() {
  return (
    <OfficerDoor role={ROLE} needs="secretary">
      {(officer) => (
        <Page role={ROLE} place={officer.organisationName}>
          <h1>
            {say(ROLE)} {officer.name}
          </h1>
        </Page>
      )}
    </OfficerDoor>
  );
}
