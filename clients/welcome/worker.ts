import { expose } from 'comlink';
import type { Words } from '../../src/domain/words.ts';
import { prepareSample, type SampleFacts, type SampleMeeting } from '../shared/devices/sample-meeting.ts';
import { pageTransport } from '../ui/platform.ts';

const api = {
  prepare: (facts: SampleFacts, told: (step: Words) => void): Promise<SampleMeeting> =>
    prepareSample(pageTransport(), facts, told),
};

export type SampleWorker = typeof api;

expose(api);
