import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxLeaf } from '../../crypto/box.ts';
import { type Bytes, compareBytes, concat, fromHex, toHex, utf8 } from '../../crypto/bytes.ts';
import { originOf, signCheckpoint } from '../../crypto/checkpoint.ts';
import { commitText } from '../../crypto/commitment.ts';
import { canonicalText, type Json } from '../../crypto/json.ts';
import { MAX_LINE_BYTES, type RecordCode, readRecord, writeRecord } from '../../crypto/record.ts';
import type { RecordLine } from '../../crypto/record-line.ts';

const meeting = fromHex('000102030405060708090a0b0c0d0e0f');
const checkpointOf = (size: number) =>
  signCheckpoint({ origin: originOf(meeting), size, root: new Uint8Array(32).fill(size) }, new Uint8Array(32).fill(1));
const openingOf = (text: string) => {
  const salt = new Uint8Array(32).fill(text.length);
  return { line: 'opening', commitment: commitText(salt, text), salt, text } as const;
};
const ballotsOf = (ordinal: number, count: number) =>
  Array.from({ length: count }, (_, i) => utf8(`ballot ${ordinal} ${i}`))
    .sort((a, b) => compareBytes(boxLeaf(a), boxLeaf(b)))
    .map((ballot) => ({ line: 'ballot', ordinal, ballot }) as const);

const body: RecordLine[] = [
  { line: 'entry', entry: { kind: 'manifest', name: 'Chi bộ Một' } },
  { line: 'entry', entry: { kind: 'end', n: 1 } },
  ...[openingOf('Nguyễn Văn A'), openingOf('Trần Thị Bình')].sort((a, b) => compareBytes(a.commitment, b.commitment)),
  { line: 'checkpoint', checkpoint: checkpointOf(1) },
  { line: 'checkpoint', checkpoint: checkpointOf(2) },
  ...ballotsOf(1, 3),
  ...ballotsOf(4, 2),
];
const header = { line: 'header', meeting, entries: 2, openings: 2, checkpoints: 2, ballots: 5 } as const;
const lines: RecordLine[] = [header, ...body];

async function write(of: Iterable<RecordLine>): Promise<Bytes> {
  const chunks: Bytes[] = [];
  for await (const chunk of writeRecord(of)) chunks.push(chunk);
  return concat(...chunks);
}
interface Outcome {
  readonly lines: RecordLine[];
  readonly code?: RecordCode;
  readonly detail?: string | undefined;
}
async function read(bytes: Bytes, cut = bytes.length): Promise<Outcome> {
  const chunks: Bytes[] = [];
  for (let at = 0; at < bytes.length; at += cut) chunks.push(bytes.subarray(at, at + cut));
  const read: RecordLine[] = [];
  let refused: Outcome | undefined;
  for await (const line of readRecord(chunks)) {
    expect(refused).toBeUndefined(); // nothing comes after a refusal
    if (line.ok) read.push(line.value);
    else refused = { lines: read, code: line.code, detail: line.detail };
  }
  return refused ?? { lines: read };
}

const file = await write(lines);
const texts = new TextDecoder().decode(file).trimEnd().split('\n');
const fileOf = (rows: readonly string[]): Bytes => utf8(rows.map((row) => `${row}\n`).join(''));
const withRow = (at: number, row: string): Bytes => fileOf(texts.map((text, i) => (i === at ? row : text)));
const withMember = (at: number, change: (json: Record<string, Json>) => void): Bytes => {
  const json = JSON.parse(texts[at] as string) as Record<string, Json>;
  change(json);
  return withRow(at, canonicalText(json));
};
const swap = (a: number, b: number): Bytes =>
  fileOf(texts.map((text, i) => (i === a ? texts[b] : i === b ? texts[a] : text) as string));

describe('the record', () => {
  it('is the lines that the page writes out', () => {
    expect(texts[0]).toBe(
      '{"ballots":5,"checkpoints":2,"entries":2,"format":"phieu-kin/record/v1","line":"header","meeting":"000102030405060708090a0b0c0d0e0f","openings":2}',
    );
    expect(texts[1]).toBe('{"entry":{"kind":"manifest","name":"Chi bộ Một"},"line":"entry"}');
    const last = body.at(-1) as Extract<RecordLine, { line: 'ballot' }>;
    expect(texts.at(-1)).toBe(`{"ballot":"${toHex(last.ballot)}","line":"ballot","ordinal":4}`);
    expect(texts).toHaveLength(12);
  });

  it('comes back as it was, however the file is cut into chunks', async () => {
    for (const cut of [1, 2, 7, 64, 1000, file.length]) {
      const outcome = await read(file, cut);
      expect(outcome).toEqual({ lines });
    }
  });

  it('comes back also when the source reuses its buffer', async () => {
    const shared = new Uint8Array(50);
    async function* source(): AsyncGenerator<Bytes> {
      for (let at = 0; at < file.length; at += 50) {
        const piece = file.subarray(at, at + 50);
        shared.set(piece);
        yield shared.subarray(0, piece.length);
      }
    }
    const back: RecordLine[] = [];
    for await (const line of readRecord(source())) if (line.ok) back.push(line.value);
    expect(back).toEqual(lines);
  });

  it('may have no lines but the header', async () => {
    const empty = { ...header, entries: 0, openings: 0, checkpoints: 0, ballots: 0 };
    expect(await read(await write([empty]))).toEqual({ lines: [empty] });
  });

  it('is never written out of order or short', async () => {
    await expect(write([header])).rejects.toThrow('RECORD-TRUNCATED');
    await expect(write(body)).rejects.toThrow('RECORD-HEADER');
    await expect(write([header, ...[...body].reverse()])).rejects.toThrow('RECORD-COUNT');
    await expect(write([...lines, body.at(-1) as RecordLine])).rejects.toThrow('RECORD-COUNT');
    await expect(write([{ ...header, ballots: 4 }, ...body])).rejects.toThrow('RECORD-COUNT');
    const swapped = [...lines];
    [swapped[7], swapped[8]] = [lines[8] as RecordLine, lines[7] as RecordLine];
    await expect(write(swapped)).rejects.toThrow('RECORD-ORDER');
    const long = { line: 'ballot', ordinal: 9, ballot: new Uint8Array(MAX_LINE_BYTES / 2) } as const;
    await expect(write([{ ...header, ballots: 6 }, ...body, long])).rejects.toThrow('too long');
  });

  it('passes on an error of its source', async () => {
    async function* broken(): AsyncGenerator<Bytes> {
      yield file.subarray(0, 300);
      throw new Error('disk');
    }
    await expect(async () => {
      for await (const line of readRecord(broken())) expect(line.ok).toBe(true);
    }).rejects.toThrow('disk');
  });
});

describe('reading refuses', () => {
  const expectRefusal = async (bytes: Bytes, code: RecordCode, line: number): Promise<void> => {
    for (const cut of [5, bytes.length]) {
      const outcome = await read(bytes, cut);
      expect(outcome.code).toBe(code);
      expect(outcome.detail).toMatch(new RegExp(`^line ${line}: `));
      expect(outcome.lines).toHaveLength(line - 1);
    }
  };

  it('RECORD-HEADER: a missing, unknown or malformed header', async () => {
    await expectRefusal(fileOf(texts.slice(1)), 'RECORD-HEADER', 1);
    await expectRefusal(
      withMember(0, (json) => Object.assign(json, { format: 'phieu-kin/record/v2' })),
      'RECORD-HEADER',
      1,
    );
    await expectRefusal(
      withMember(0, (json) => Object.assign(json, { extra: 1 })),
      'RECORD-HEADER',
      1,
    );
    await expectRefusal(
      withMember(0, (json) => delete json.ballots),
      'RECORD-HEADER',
      1,
    );
    await expectRefusal(
      withMember(0, (json) => Object.assign(json, { entries: -1 })),
      'RECORD-HEADER',
      1,
    );
    await expectRefusal(
      withMember(0, (json) => Object.assign(json, { openings: '2' })),
      'RECORD-HEADER',
      1,
    );
    await expectRefusal(
      withMember(0, (json) => Object.assign(json, { meeting: 'AB'.repeat(16) })),
      'RECORD-HEADER',
      1,
    );
    await expectRefusal(
      withMember(0, (json) => Object.assign(json, { meeting: 'ab'.repeat(15) })),
      'RECORD-HEADER',
      1,
    );
  });

  it('RECORD-LINE: bytes that are not canonical, and shapes that no line has', async () => {
    const entry = texts[1] as string;
    for (const row of [
      '',
      ' ',
      entry.replace(':', ': '),
      `${entry}\r`,
      `\ufeff${entry}`,
      'null',
      '[]',
      '7',
      '{}',
      '{"line":"vote"}',
    ])
      await expectRefusal(withRow(1, row), 'RECORD-LINE', 2);
    await expectRefusal(withRow(1, '{"entry":{"a":1,"a":1},"line":"entry"}'), 'RECORD-LINE', 2);
    await expectRefusal(withRow(1, '{"entry":{},"line":"entry","line":"entry"}'), 'RECORD-LINE', 2);
    await expectRefusal(withRow(1, '{"line":"entry","entry":{}}'), 'RECORD-LINE', 2);
    for (const entry of [[], 'x', 1, null])
      await expectRefusal(
        withMember(1, (json) => Object.assign(json, { entry })),
        'RECORD-LINE',
        2,
      );
    await expectRefusal(
      withMember(1, (json) => Object.assign(json, { time: 1 })),
      'RECORD-LINE',
      2,
    );
    await expectRefusal(
      withMember(3, (json) => Object.assign(json, { salt: 'ab' })),
      'RECORD-LINE',
      4,
    );
    await expectRefusal(
      withMember(3, (json) => Object.assign(json, { text: 5 })),
      'RECORD-LINE',
      4,
    );
    await expectRefusal(
      withMember(3, (json) => delete json.commitment),
      'RECORD-LINE',
      4,
    );
    await expectRefusal(
      withMember(5, (json) => Object.assign(json, { note: `${json.note}\n` })),
      'RECORD-LINE',
      6,
    );
    await expectRefusal(
      withMember(5, (json) => Object.assign(json, { note: 1 })),
      'RECORD-LINE',
      6,
    );
    await expectRefusal(
      withMember(5, (json) => Object.assign(json, { size: 1 })),
      'RECORD-LINE',
      6,
    );
    for (const ordinal of [-1, 2 ** 32, '1', null])
      await expectRefusal(
        withMember(7, (json) => Object.assign(json, { ordinal })),
        'RECORD-LINE',
        8,
      );
    await expectRefusal(
      withMember(7, (json) => Object.assign(json, { ballot: 'ABCD' })),
      'RECORD-LINE',
      8,
    );
    await expectRefusal(
      withMember(7, (json) => Object.assign(json, { ballot: 'abc' })),
      'RECORD-LINE',
      8,
    );
    await expectRefusal(
      withMember(7, (json) => Object.assign(json, { voter: 1 })),
      'RECORD-LINE',
      8,
    );
  });

  it('RECORD-OPENING: a text, salt or commitment that was changed', async () => {
    await expectRefusal(
      withMember(3, (json) => Object.assign(json, { text: 'Lê Văn C' })),
      'RECORD-OPENING',
      4,
    );
    await expectRefusal(
      withMember(3, (json) => Object.assign(json, { salt: '00'.repeat(32) })),
      'RECORD-OPENING',
      4,
    );
    await expectRefusal(
      withMember(4, (json) => Object.assign(json, { commitment: 'ff'.repeat(32) })),
      'RECORD-OPENING',
      5,
    );
  });

  it('RECORD-ORDER: lines exchanged, repeated or behind their part', async () => {
    await expectRefusal(swap(3, 4), 'RECORD-ORDER', 5);
    await expectRefusal(swap(5, 6), 'RECORD-ORDER', 7);
    await expectRefusal(swap(7, 8), 'RECORD-ORDER', 9);
    await expectRefusal(swap(10, 11), 'RECORD-ORDER', 12);
    await expectRefusal(swap(9, 10), 'RECORD-ORDER', 11);
    await expectRefusal(withRow(8, texts[7] as string), 'RECORD-ORDER', 9);
    await expectRefusal(withRow(6, texts[5] as string), 'RECORD-ORDER', 7);
    await expectRefusal(withRow(4, texts[3] as string), 'RECORD-ORDER', 5);
    await expectRefusal(withRow(6, texts[1] as string), 'RECORD-ORDER', 7);
    await expectRefusal(withRow(1, texts[0] as string), 'RECORD-ORDER', 2);
  });

  it('RECORD-COUNT: more or fewer lines of a part than the header says', async () => {
    for (const [member, line] of [
      ['entries', 3],
      ['openings', 5],
      ['checkpoints', 7],
      ['ballots', 12],
    ] as const) {
      const less = withMember(0, (json) => Object.assign(json, { [member]: (json[member] as number) - 1 }));
      await expectRefusal(less, 'RECORD-COUNT', line);
    }
    for (const [at, line] of [
      [1, 3],
      [3, 5],
      [5, 7],
    ] as const)
      await expectRefusal(fileOf(texts.filter((_, i) => i !== at)), 'RECORD-COUNT', line);
    await expectRefusal(fileOf([...texts, texts.at(-1) as string]), 'RECORD-COUNT', 13);
  });

  it('RECORD-TRUNCATED: a file that ends early, in a line or between two, and trailing bytes', async () => {
    await expectRefusal(new Uint8Array(), 'RECORD-TRUNCATED', 1);
    for (let kept = 1; kept < texts.length; kept++)
      await expectRefusal(fileOf(texts.slice(0, kept)), 'RECORD-TRUNCATED', kept + 1);
    await expectRefusal(file.subarray(0, -1), 'RECORD-TRUNCATED', 12);
    await expectRefusal(concat(file, utf8('x')), 'RECORD-TRUNCATED', 13);
    await expectRefusal(concat(file, Uint8Array.of(0)), 'RECORD-TRUNCATED', 13);
  });

  it('RECORD-LENGTH: a line without end, before holding it all', async () => {
    let asked = 0;
    function* flood(): Generator<Bytes> {
      for (; asked < 1000; asked++) yield new Uint8Array(1024 * 1024).fill(0x20);
    }
    const codes: string[] = [];
    for await (const line of readRecord(flood())) codes.push(line.ok ? 'ok' : line.code);
    expect(codes).toEqual(['RECORD-LENGTH']);
    expect(asked).toBeLessThan(10);
  });

  it('every flipped bit, or shows it in what is read', async () => {
    // The reader judges form; signatures are for the verifier. A flip is refused, or else seen in the lines.
    const faults: string[] = [];
    for (let bit = 0; bit < 8 * file.length; bit++) {
      const changed = file.slice();
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      const outcome = await read(changed);
      if (outcome.code === undefined && compareBytes(await write(outcome.lines), changed) !== 0)
        faults.push(`bit ${bit}`);
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it('random bytes and spliced lines, without ever failing otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(file.length), async (noise, at) => {
        expect((await read(noise)).code).toBeDefined();
        const spliced = concat(file.subarray(0, at), noise, file.subarray(at));
        const outcome = await read(spliced);
        if (outcome.code === undefined) expect(await write(outcome.lines)).toEqual(spliced);
      }),
      { numRuns: 300 },
    );
  });
});
