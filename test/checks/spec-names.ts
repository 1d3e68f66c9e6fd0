import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from '@swc/core';

const namePattern = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+$/;
const definition = /^- \*\*`([^`]+)`\*\*/;

/** Literals that look like a requirement's name and are none. Each says what it is. */
const otherLiterals = new Map([
  ['SHA-256', 'a hash function'],
  ['SHA-384', 'a hash function'],
  ['SHA-512', 'a hash function'],
  ['AES-GCM', 'a cipher (WebCrypto)'],
  ['UTF-8', 'an encoding'],
  ['ISO-8859-1', 'an encoding'],
  ['A4-L', 'a paper size'],
  ['P-256', 'a curve (WebCrypto)'],
  ['NOT-RATED', 'a column of a printed result'],
  ['CODE-ON-PAPER', 'a place to fill in, in a command shown to people'],
]);
/** RFC 9380 suites and domain separation tags, which the curve libraries take as text. */
const hashToCurveTag = /^(?:BLS12381|BLS-SIG|BLS-POP|RISTRETTO255|P256|QUUX-V01)/i;

/** A text file of the project; `path` is relative and only serves to say where. */
export interface Text {
  readonly path: string;
  readonly text: string;
}

/** Modules that only say in sentences what a name means, or list names: a name that stands nowhere else in the code is unused. */
const sentences = /^src\/(?:domain\/sentences\/|http\/errors\/|domain\/report\/record-checks\.ts)/;

/**
 * Compares the names of requirements in the specification, the code and the titles of tests.
 * @returns one sentence for each defect: a name defined twice, defined and unused, used and undefined, or untested
 */
export function judgeSpecNames(spec: readonly Text[], code: readonly Text[], tests: readonly Text[]): string[] {
  const defects: string[] = [];
  const defined = new Map<string, string>();
  for (const { path, text } of spec)
    for (const line of text.split('\n')) {
      const name = definition.exec(line)?.[1];
      if (name === undefined) continue;
      if (!namePattern.test(name)) defects.push(`${path}: \`${name}\` is not a name (UPPER-KEBAB)`);
      else if (defined.has(name)) defects.push(`${path}: ${name} is already defined in ${defined.get(name)}`);
      else defined.set(name, path);
    }
  const used = new Map<string, string>();
  const told = new Map<string, string>();
  for (const file of code)
    for (const literal of strings(parse(file)))
      if (namePattern.test(literal) && !otherLiterals.has(literal) && !hashToCurveTag.test(literal))
        (sentences.test(file.path) ? told : used).set(literal, file.path);
  const titles = tests.flatMap(testTitles).join('\n');
  const titled = new Set(titles.match(/[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+/g));
  for (const [name, path] of defined) {
    if (!used.has(name)) defects.push(`${path}: no code uses ${name}`);
    if (!titled.has(name)) defects.push(`${path}: no test has ${name} in its title`);
  }
  for (const [name, path] of [...told, ...used])
    if (!defined.has(name)) defects.push(`${path}: no page defines ${name}`);
  return defects.sort();
}

type Node = { type?: string; [key: string]: unknown };

/** Every node of a syntax tree, types left out: a name that stands only in a type is used by no code. */
function* nodes(tree: unknown): Generator<Node> {
  if (Array.isArray(tree)) for (const item of tree) yield* nodes(item);
  if (tree === null || typeof tree !== 'object' || Array.isArray(tree)) return;
  const node = tree as Node;
  if (node.type?.startsWith('Ts') && !/^Ts(?:As|Satisfies|NonNull|Const)/.test(node.type)) return;
  yield node;
  for (const key in node) if (key !== 'typeAnnotation' && key !== 'span') yield* nodes(node[key]);
}

function parse({ path, text }: Text): unknown {
  return parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2022' }).body;
}

/** The strings below a syntax tree: literals, and the fixed pieces of templates. */
function strings(tree: unknown): string[] {
  const found: string[] = [];
  for (const node of nodes(tree)) {
    if (node.type === 'StringLiteral') found.push(node.value as string);
    if (node.type === 'TemplateElement') found.push((node.cooked ?? node.raw) as string);
  }
  return found;
}

/**
 * The titles given to it(…), test(…), describe(…) and their .each and .for forms. Where a title has a place for a value
 * of its table (`%s`, `$name`), the strings written in the table count as parts of titles.
 */
function testTitles(file: Text): string[] {
  const titles: string[] = [];
  for (const node of nodes(parse(file))) {
    if (node.type !== 'CallExpression') continue;
    const call = node as { callee: Node; arguments: { expression: Node }[] };
    if (!/^(?:it|test|describe)$/.test(rootName(call.callee))) continue;
    const title = strings(call.arguments[0]?.expression);
    const isText = /^(?:StringLiteral|TemplateLiteral)$/.test(call.arguments[0]?.expression.type ?? '');
    if (!isText) continue;
    titles.push(...title);
    if (/%[sj]|\$/.test(title.join('')) && call.callee.type === 'CallExpression')
      titles.push(...strings(call.callee.arguments));
  }
  return titles;
}

function rootName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.value as string;
  const inner = (callee.object ?? callee.callee) as Node | undefined;
  return inner ? rootName(inner) : '';
}

function read(root: string, folders: readonly string[], pattern: RegExp): Text[] {
  return folders.flatMap((folder) =>
    listFiles(join(root, folder))
      .filter((path) => pattern.test(path))
      .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') })),
  );
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? (entry.name === 'node_modules' ? [] : listFiles(path)) : [path];
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = process.cwd();
  const spec = read(root, ['docs/protocol'], /\.md$/);
  const code = read(root, ['crypto', 'src', 'db', 'clients'], /\.(?:ts|tsx|mjs)$/);
  const tests = read(root, ['test'], /\.test\.tsx?$/);
  if (spec.length === 0 || code.length === 0 || tests.length === 0) throw new Error('nothing to check was found');
  const defects = judgeSpecNames(spec, code, tests);
  for (const defect of defects) process.stderr.write(`${defect}\n`);
  process.stdout.write(
    `spec names: ${spec.length} pages, ${code.length} sources, ${tests.length} tests, ${defects.length} defects\n`,
  );
  process.exitCode = defects.length === 0 ? 0 : 1;
}
