import { chaos } from './suite.ts';

chaos('ENGAGE');
