import { caddy } from './mended/caddy.ts';
import { isMendedByItsOwnPlan } from './mended/mend.ts';
import { node } from './mended/node.ts';

isMendedByItsOwnPlan(node, caddy);
