import { callbackUrl } from './address.ts';
import { list, section } from './section.ts';
import { flag } from './values.ts';

const callback = section('a mapping such as { allow: [https://router.example/callback] }', {
  allow: list('a list of addresses: [https://router.example/callback]', callbackUrl())
    .prefault([])
    .describe('Addresses of routers that may be called, with every address below them. None turns the protocol off.'),
});

/** How the service is part of a larger graph. */
export const federation = section('a mapping such as { rootNode: false }', {
  rootNode: flag()
    .prefault(true)
    .describe('Whether the schema has node, nodes and viewer, which only one of several subgraphs can have.'),
  accessRules: flag()
    .prefault(true)
    .describe(
      'Whether composers are told who may see what. False for a gateway that refuses such a schema (@apollo/gateway).',
    ),
  tracing: flag()
    .prefault(false)
    .describe('Whether answers tell a gateway that asks for it how long each field took (ftv1).'),
  callback: callback.prefault({}).describe('Subscriptions whose events are sent to a router over HTTP.'),
});
