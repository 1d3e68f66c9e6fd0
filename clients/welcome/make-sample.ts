import { proxy, wrap } from 'comlink';
import { refuse } from '../../crypto/result.ts';
import type { Words } from '../../src/domain/words.ts';
import type { SampleMeeting } from '../shared/devices/sample-meeting.ts';
import { readServiceKey } from '../shared/transport/officer.ts';
import { pageTransport } from '../ui/platform.ts';
import { readServedRelease } from '../ui/release.ts';
import { keepSample } from '../ui/sample.ts';
import type { SampleWorker } from './worker.ts';

/**
 * Prepares the sample meeting in a worker and keeps it in this browser.
 * @returns the meeting, or the refusal of the step that failed
 */
export async function makeSample(invitation: string, told: (step: Words) => void) {
  const transport = pageTransport();
  const service = await readServiceKey(transport);
  if (!service.ok) return service;
  const served = await readServedRelease();
  if (!served.ok) return served;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  try {
    const facts = {
      service: service.value.service,
      invitation,
      date: new Date().toISOString().slice(0, 10),
      release: served.value.release,
    };
    const sample: SampleMeeting = await wrap<SampleWorker>(worker).prepare(facts, proxy(told));
    await keepSample(sample);
    return { ok: true as const, value: sample };
  } catch (error) {
    const [, code = 'SERVICE-ANSWER-INVALID'] = /\b([A-Z]+(?:-[A-Z]+)+)\b/.exec((error as Error).message) ?? [];
    return refuse(code);
  } finally {
    worker.terminate();
  }
}
