import { chaos } from './suite.ts';

chaos('SINCH');
