#!/usr/bin/env node
// Node 20 does not read TypeScript: tsx, a dependency, translates the sources as they are imported. The verifier is built ahead.
import { built } from '../usecases/built.mjs';

const words = process.argv.slice(2);
const verifier = words[0] === 'verify' ? built('verify-main') : undefined;
if (verifier === undefined) (await import('tsx/esm/api')).register();
const { main } = await import(verifier ?? './main.ts');
await main(words);
