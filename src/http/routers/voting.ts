import { toHex } from '../../../crypto/bytes.ts';
import { castBallot } from '../../usecases/cast-ballot.ts';
import { inclusionProof } from '../../usecases/inclusion-proof.ts';
import { queryReceipt } from '../../usecases/query-receipt.ts';
import { readVault } from '../../usecases/read-vault.ts';
import { trackingCodes } from '../../usecases/tracking-codes.ts';
import { refusal } from '../errors.ts';
import { ballotRoute, roomRoute } from '../guards.ts';
import { answers, as, bytesBody, createRoute, jsonBody, reply, router } from '../routes.ts';
import { inclusionPath, pollPath } from '../wire/parameters.ts';
import { inclusionAnswer, receiptAnswer, receiptRequest, trackingAnswer, vaultAnswer } from '../wire/room.ts';

/** Voting: nothing here tells who somebody is, and nothing of it is logged one by one. */
const getVault = createRoute({
  method: 'get',
  path: '/room/{meeting}/polls/{ordinal}/vault',
  summary: 'The whole vault, without names',
  request: { params: pollPath },
  responses: answers(200, 'Every entry with its answers', vaultAnswer),
});

const postBallot = createRoute({
  method: 'post',
  path: '/room/{meeting}/polls/{ordinal}/ballots',
  summary: 'Cast a ballot (11-ballot)',
  ...ballotRoute,
  request: { params: pollPath, body: bytesBody },
  responses: answers(200, 'The receipt; an identical retry gets the identical receipt', receiptAnswer),
});

const postReceiptQuery = createRoute({
  method: 'post',
  path: '/room/{meeting}/polls/{ordinal}/receipt',
  summary: 'The receipt again, for who holds the ballot key',
  ...roomRoute('small'),
  request: { params: pollPath, body: jsonBody(receiptRequest) },
  responses: answers(200, 'The receipt', receiptAnswer),
});

const getTracking = createRoute({
  method: 'get',
  path: '/room/{meeting}/polls/{ordinal}/tracking',
  summary: 'Tracking codes of the sealed box',
  request: { params: pollPath },
  responses: answers(200, "In the order of the ballots' leaves", trackingAnswer),
});

const getInclusion = createRoute({
  method: 'get',
  path: '/room/{meeting}/polls/{ordinal}/inclusion/{leaf}',
  summary: 'Proof that a ballot is in the sealed box',
  request: { params: inclusionPath },
  responses: answers(200, 'The inclusion proof', inclusionAnswer),
});

/** What is refused only after the token was found good. */
const COSTLY: ReadonlySet<string> = new Set(['BALLOT-ENCODING', 'BALLOT-PROOF-INVALID']);

export const voting = router()
  .openapi(getVault, async (c) => {
    const read = await readVault(c.var.services.deps, c.req.valid('param'));
    return reply(
      c,
      as(read, (entries) => ({ entries })),
      200,
    );
  })
  .openapi(postBallot, async (c) => {
    const { deps, limits } = c.var.services;
    const ballot = new Uint8Array(await c.req.arrayBuffer());
    const ballotKey = toHex(ballot.subarray(0, 32));
    if (await limits.exhausted('proofs', ballotKey)) return refusal(c, 'RATE-LIMITED');
    const cast = await limits.whileCasting(ballotKey, () => castBallot(deps, { ...c.req.valid('param'), ballot }));
    if (cast === undefined) return refusal(c, 'RETRY-LATER');
    if (!cast.ok && COSTLY.has(cast.code)) await limits.take('proofs', ballotKey);
    return reply(c, cast, 200);
  })
  .openapi(postReceiptQuery, async (c) => {
    const query = { ...c.req.valid('param'), ...c.req.valid('json') };
    return reply(c, await queryReceipt(c.var.services.deps, query), 200);
  })
  .openapi(getTracking, async (c) => {
    const read = await trackingCodes(c.var.services.deps, c.req.valid('param'));
    return reply(
      c,
      as(read, (codes) => ({ codes })),
      200,
    );
  })
  .openapi(getInclusion, async (c) => reply(c, await inclusionProof(c.var.services.deps, c.req.valid('param')), 200));
