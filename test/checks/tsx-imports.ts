import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { parseSync } from '@swc/core';
import { layers } from '../../.dependency-cruiser.mjs';

const local = /^(crypto|src|db|clients|test)\//;

/** Judges the imports of components (.tsx) by the same layers: what they may reach locally, and only packages of the product. */
export function judgeTsxImports(root: string, folders: readonly string[]): { modules: number; violations: string[] } {
  const violations: string[] = [];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.tsx'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  );
  const packages = files.length === 0 ? new Set<string>() : productPackages(root);
  for (const file of files) {
    const layer = layers.find(({ from }) => new RegExp(from).test(file));
    for (const name of importsOf(readFileSync(join(root, file), 'utf8'))) {
      if (name.startsWith('.')) {
        const to = posix.normalize(posix.join(posix.dirname(file), name));
        const allowed = !local.test(to) || layer?.may.some((may) => new RegExp(may).test(to));
        if (!allowed) violations.push(`layer-${layer?.name ?? 'none'}: ${file} → ${to}`);
      } else if (isBuiltin(name) || !packages.has(packageOf(name))) {
        violations.push(`no-dev-packages-in-the-product: ${file} → ${name}`);
      }
    }
  }
  return { modules: files.length, violations };
}

function importsOf(source: string): string[] {
  const { body } = parseSync(source, { syntax: 'typescript', tsx: true, target: 'es2022' });
  return body.flatMap((item) =>
    item.type === 'ImportDeclaration' || item.type === 'ExportAllDeclaration' || item.type === 'ExportNamedDeclaration'
      ? item.source
        ? [item.source.value]
        : []
      : [],
  );
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

function productPackages(root: string): Set<string> {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return new Set(Object.keys(dependencies));
}
