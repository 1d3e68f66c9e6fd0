import { OfficerDoor } from '../ui/officer/door.tsx';
import { Console } from './console.tsx';
import { ROLE } from './words.ts';

export function App() {
  return (
    <OfficerDoor role={ROLE} needs="secretary">
      {(officer) => <Console officer={officer} />}
    </OfficerDoor>
  );
}
