import { chooseEngine } from '../../src/usecases/choose-engine.ts';

// The whole suite can be run with each engine: PHIEU_KIN_ENGINE=noble or wasm.
await chooseEngine(process.env.PHIEU_KIN_ENGINE ?? 'wasm');
