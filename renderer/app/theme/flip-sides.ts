import type { StylisPlugin } from '@emotion/cache';

const SIDE = /\b(left|right)\b/g;
const other = (side: string) => (side === 'left' ? 'right' : 'left');
/** Properties whose four values go round: top, right, bottom, left. */
const ROUND = new Set(['margin', 'padding', 'border-width', 'border-style', 'border-color', 'inset']);
const SIDED_VALUE = new Set(['text-align', 'float', 'clear', 'transform-origin', 'background-position']);

/** For languages that run from right to left: every left becomes a right. MUI writes physical sides in many of its own styles. */
export const flipSides: StylisPlugin = (element) => {
  if (element.type !== 'decl' || typeof element.props !== 'string' || typeof element.children !== 'string') return;
  const [property, value] = flip(element.props, element.children);
  if (property !== element.props || value !== element.children) element.return = `${property}:${value};`;
};

/** @returns the declaration as it stands in a mirror */
export function flip(property: string, value: string): readonly [string, string] {
  const mirrored = property.replace(SIDE, other);
  if (SIDED_VALUE.has(property)) return [mirrored, value.replace(SIDE, other)];
  if (ROUND.has(property)) {
    const parts = value.split(/\s+(?![^(]*\))/);
    return parts.length === 4 ? [mirrored, [parts[0], parts[3], parts[2], parts[1]].join(' ')] : [mirrored, value];
  }
  if (property === 'transform')
    return [
      property,
      value.replace(/\b(translate|translateX)\((-?)(?=[\d.]*[1-9])/g, (_, name, sign) => `${name}(${sign === '' ? '-' : ''}`),
    ];
  return [mirrored, value];
}
