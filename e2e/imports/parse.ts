import { parseSync } from 'rolldown/utils';

/** One import of a file: what it names, and whether only types come over. */
export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

export interface Parsed {
  readonly imports: readonly Import[];
  /** Imports whose target is not a plain string, and so cannot be checked. */
  readonly unreadable: number;
  /** Calls that ask for the time of day or for chance, such as `Date.now`. */
  readonly impurities: readonly string[];
}

/** A node of the syntax tree, as far as this file looks into it. */
interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const IMPURE_MEMBERS = [
  'Date.now',
  'Math.random',
  'performance.now',
  'performance.timeOrigin',
  'crypto.getRandomValues',
  'crypto.randomUUID',
];

/** Reads the imports and impurities of one TypeScript file. In: its name (for `.tsx`) and text. Throws when the text is no TypeScript. */
export function parseFile(name: string, text: string): Parsed {
  const { program, errors } = parseSync(name, text);
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const impurities: string[] = [];
  let unreadable = 0;
  visit(program as unknown as Node, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration': {
        const specifier = literal(node.source);
        if (specifier !== null) imports.push({ specifier, typeOnly: node.importKind === 'type' || node.exportKind === 'type' });
        return;
      }
      case 'ImportExpression': {
        const specifier = literal(node.source);
        if (specifier === null) unreadable += 1;
        else imports.push({ specifier, typeOnly: false });
        return;
      }
      case 'TSImportType': {
        const specifier = literal(node.source) ?? literal(node.argument);
        if (specifier !== null) imports.push({ specifier, typeOnly: true });
        return;
      }
      case 'CallExpression': {
        if (nameOf(node.callee) === 'require') {
          const specifier = literal(first(node.arguments));
          if (specifier === null) unreadable += 1;
          else imports.push({ specifier, typeOnly: false });
        }
        if (nameOf(node.callee) === 'Date') impurities.push('Date()');
        return;
      }
      case 'NewExpression': {
        const argument = literal(first(node.arguments));
        if (nameOf(node.callee) === 'URL' && argument?.endsWith('.worker.ts')) imports.push({ specifier: argument, typeOnly: false });
        if (nameOf(node.callee) === 'Date' && first(node.arguments) === undefined) impurities.push('new Date()');
        return;
      }
      case 'MemberExpression': {
        const member = `${nameOf(node.object) ?? ''}.${nameOf(node.property) ?? ''}`;
        if (IMPURE_MEMBERS.includes(member.replace(/^globalThis\./, ''))) impurities.push(member);
        return;
      }
    }
  });
  return { imports, unreadable, impurities };
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function literal(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'TSLiteralType') return literal(value.literal);
  return value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;
}

function nameOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'Identifier') return String(value.name);
  // globalThis.Date.now is Date.now
  if (value.type === 'MemberExpression' && nameOf(value.object) === 'globalThis') return nameOf(value.property);
  return null;
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}
