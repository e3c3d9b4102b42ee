import type { SourceConfig } from '../config/index.ts';
import { createVendorHttp, type Logger, type VendorHttp, type VendorHttpOptions } from '../http/vendor-http.ts';
import type { Metrics } from '../metrics.ts';
import type { Clock } from '../ports/clock.ts';
import type { KnownStore } from '../ports/store.ts';
import type { Source } from '../ports/vendor.ts';
import { createDeepCallSource, deepCallAnswers } from './deepcall/index.ts';
import { createEngageSource, engageAnswers } from './engage/index.ts';
import { sinchAnswers, sinchAuth } from './sinch/auth.ts';
import { createSinchSource } from './sinch/index.ts';
import { createTeniosSource } from './tenios/index.ts';

export interface SourceTools {
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Where adapters remember what their vendors cannot list. */
  readonly known: KnownStore;
}

/** The one list of vendors: from a configured source to the adapter that speaks to it. */
export function createSource(settings: SourceConfig, tools: SourceTools): Source {
  switch (settings.vendor) {
    case 'TENIOS':
      return createTeniosSource(settings, { http: httpOf(settings, tools), clock: tools.clock });
    case 'DEEPCALL':
      return createDeepCallSource(settings, {
        http: httpOf(settings, tools, { answers: deepCallAnswers }),
        clock: tools.clock,
      });
    case 'ENGAGE':
      return createEngageSource(settings, {
        http: httpOf(settings, tools, { answers: engageAnswers }),
        clock: tools.clock,
        known: tools.known,
        log: tools.log,
      });
    case 'SINCH':
      return createSinchSource(
        settings,
        httpOf(settings, tools, { ...sinchAuth(settings), answers: sinchAnswers }),
        tools.clock,
      );
  }
}

function httpOf(
  settings: SourceConfig,
  tools: SourceTools,
  special: Pick<VendorHttpOptions, 'headers' | 'authorize' | 'answers'> = {},
): VendorHttp {
  const { id, name, vendor, baseUrl, timeout, cacheFor, staleIfError, requestsPerSecond, maxConcurrent, maxWaiting } =
    settings;
  const source = { id, name, vendor };
  return createVendorHttp({
    source,
    baseUrl,
    timeout,
    cacheFor,
    staleIfError,
    requestsPerSecond,
    maxConcurrent,
    maxWaiting,
    ...special,
    ...tools,
  });
}
