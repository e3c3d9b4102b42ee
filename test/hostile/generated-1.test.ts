import { hostileSuite } from './campaign.ts';

hostileSuite({ documents: { count: 2_500, seed: 100_000 }, frames: { count: 500, seed: 100_000 } });
