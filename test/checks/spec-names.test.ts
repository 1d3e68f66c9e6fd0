import { describe, expect, it } from 'vitest';
import { judgeSpecNames } from './spec-names.ts';

const spec = (...lines: string[]) => [{ path: 'spec.md', text: lines.join('\n') }];
const code = (text: string) => [{ path: 'code.ts', text }];
// Put together from pieces, so that the names in these texts are not taken for titles of this file.
const titled = (name: string) => [{ path: 'x.test.ts', text: `i${''}t('${name}: refuses', () => {});` }];
const name = ['BALLOT', 'SHORT'].join('-');
const line = `- **\`${name}\`** A ballot is long.`;
const use = `refuse('${name}');`;

describe('the check of requirement names', () => {
  it('accepts a name that is defined once, used and tested', () => {
    expect(judgeSpecNames(spec(line), code(use), titled(name))).toEqual([]);
  });

  it('finds a name without code', () => {
    const idle = `// ${use}\nconst x = '${name} '; type Code = '${name}'; /* '${name}' */`;
    const found = judgeSpecNames(spec(line), code(idle), titled(name));
    expect(found).toEqual([`spec.md: no code uses ${name}`]);
  });

  it('does not take the sentence about a name for its use, but finds one about no name', () => {
    const told = { path: 'src/http/errors/x.ts', text: `const x = { '${name}': 'Too short.' };` };
    expect(judgeSpecNames(spec(line), [told], titled(name))).toEqual([`spec.md: no code uses ${name}`]);
    expect(judgeSpecNames(spec(line), [told, ...code(use)], titled(name))).toEqual([]);
    expect(judgeSpecNames(spec('text'), [told], titled(name))).toEqual([`${told.path}: no page defines ${name}`]);
  });

  it('finds a name without a test, be it in a comment or in the body of one', () => {
    const body = [
      { path: 'x.test.ts', text: `// ${name}\ni${''}t('refuses', () => { expect(code).toBe('${name}'); });` },
    ];
    expect(judgeSpecNames(spec(line), code(use), body)).toEqual([`spec.md: no test has ${name} in its title`]);
  });

  it('finds a name that no page defines', () => {
    expect(judgeSpecNames(spec('text'), code(use), titled(name))).toEqual([`code.ts: no page defines ${name}`]);
  });

  it('finds a name that is defined twice, and one that is ill-formed', () => {
    const found = judgeSpecNames(spec(line, line, '- **`ballot`** x'), code(use), titled(name));
    expect(found).toEqual([
      `spec.md: ${name} is already defined in spec.md`,
      'spec.md: `ballot` is not a name (UPPER-KEBAB)',
    ]);
  });

  it('does not take names of algorithms and hash-to-curve tags for requirements', () => {
    const text = "use('SHA-256', 'AES-GCM', 'BLS12381G1_XMD:SHA-256_SSWU_RO_', `P256-XMD`)";
    expect(judgeSpecNames(spec(line), code(`${use}${text}`), titled(name))).toEqual([]);
  });

  it('is not confused by templates, quotes in comments and regular expressions', () => {
    const text = `const a = \`it's \${x ? \`\${y}'\` : ''}\`; const r = /['"\`]/; // don't\n${use}`;
    expect(judgeSpecNames(spec(line), code(text), titled(name))).toEqual([]);
  });

  it('reads titles of parametrised tests and of describe', () => {
    const each = [{ path: 'x.test.ts', text: `i${''}t.each([[1], ['a']])('${name}: %s', () => {});` }];
    expect(judgeSpecNames(spec(line), code(use), each)).toEqual([]);
    const table = [{ path: 'x.test.ts', text: `i${''}t.each([['${name}', 1]])('%s: refuses', () => {});` }];
    expect(judgeSpecNames(spec(line), code(use), table)).toEqual([]);
    const body = [{ path: 'x.test.ts', text: `i${''}t.each([1])('%s', () => { f('${name}'); });` }];
    expect(judgeSpecNames(spec(line), code(use), body)).toHaveLength(1);
    const group = [{ path: 'x.test.ts', text: `descri${''}be('${name}', () => {});` }];
    expect(judgeSpecNames(spec(line), code(use), group)).toEqual([]);
  });
});
