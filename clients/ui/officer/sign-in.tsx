import { useEffect, useState } from 'preact/hooks';
import type { OfficerKey } from '../../../crypto/key-file.ts';
import type { Refusal, Result } from '../../../crypto/result.ts';
import { ok } from '../../../crypto/result.ts';
import type { Role } from '../../../src/http/wire/shapes.ts';
import { organisationClient } from '../../shared/transport/officer.ts';
import { Button } from '../components/button.tsx';
import { Notice, Refused } from '../components/notice.tsx';
import { Waiting } from '../components/progress.tsx';
import { say } from '../language.ts';
import { pageTransport } from '../platform.ts';
import { describeOfficer, openSession, type SignedInOfficer } from './session.ts';
import { WORDS } from './words.ts';

type Place = Omit<SignedInOfficer, 'signOut' | 'sample'>;

/** Signs in with an opened key; where the officer has the role in several organisations, asks for which. */
export function SignIn({
  officer,
  needs,
  onIn,
}: {
  readonly officer: OfficerKey;
  readonly needs: Role;
  readonly onIn: (place: Place, end: () => void) => void;
}) {
  const [refusal, setRefusal] = useState<Refusal>();
  const [places, setPlaces] = useState<readonly Place[]>();
  const enter = (place: Place) => onIn(place, () => void organisationClient(place.transport).signOut());
  const knock = async () => {
    setRefusal(undefined);
    const found = await findPlaces(officer, needs);
    if (!found.ok) return setRefusal(found);
    const [only, ...others] = found.value;
    if (only !== undefined && others.length === 0) enter(only);
    else setPlaces(found.value);
  };
  useEffect(() => void knock(), []);
  if (refusal !== undefined)
    return (
      <div class="stack">
        <h1>{say(WORDS.unlockTitle)}</h1>
        <Refused refusal={refusal} />
        <Button kind="primary" name="sign-in-again" onClick={() => void knock()}>
          {say(WORDS.tryAgain)}
        </Button>
      </div>
    );
  if (places === undefined || places.length === 0)
    return (
      <div class="stack">
        <h1>{say(WORDS.unlockTitle)}</h1>
        {places === undefined ? (
          <Waiting text={say(WORDS.signingIn)} />
        ) : (
          <Notice kind="warn">{say(WORDS.noRole)}</Notice>
        )}
      </div>
    );
  return (
    <div class="sheet">
      <h1>{say(WORDS.chooseTitle)}</h1>
      {places.map((place) => (
        <Button key={place.organisation} wide onClick={() => enter(place)}>
          {place.organisationName}
        </Button>
      ))}
    </div>
  );
}

async function findPlaces(officer: OfficerKey, needs: Role): Promise<Result<readonly Place[]>> {
  const session = await openSession(pageTransport(), officer);
  if (!session.ok) return session;
  const { transport, roles } = session.value;
  const places: Place[] = [];
  for (const { organisation, role } of roles) {
    if (role !== needs) continue;
    const described = await describeOfficer(session.value, organisation, role, officer.secretKey);
    if (!described.ok) return described;
    places.push({ ...officer, ...described.value, transport, role, organisation });
  }
  return ok(places);
}
