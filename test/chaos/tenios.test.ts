import { chaos } from './suite.ts';

chaos('TENIOS');
