import { OfficerDoor } from '../ui/officer/door.tsx';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { Overview } from './overview/overview.tsx';
import { route } from './route.ts';
import { UnitScreen } from './unit/unit-screen.tsx';
import { ROLE } from './words.ts';

export function App() {
  return (
    <OfficerDoor role={ROLE} needs="superior">
      {(officer) => <Console officer={officer} />}
    </OfficerDoor>
  );
}

/** Everything behind the superior's door: all units, or one of them. */
function Console({ officer }: { readonly officer: SignedInOfficer }) {
  const { period, unit } = route.value;
  if (unit !== undefined) return <UnitScreen key={`${unit} ${period}`} officer={officer} unit={unit} period={period} />;
  return <Overview key={period} officer={officer} period={period} />;
}
