import { chaos } from './suite.ts';

chaos('DEEPCALL');
