import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Asset, loadAssets } from './assets.ts';
import { chooseEncoding } from './encoding.ts';
import { builtFolder } from './manifest.ts';

/** Settings of the GraphiQL routes. */
export interface GraphiqlRoutesOptions {
  /** Folder of the built page; `dist/graphiql` of this package when left out. */
  readonly assets?: string | undefined;
  /** Whether the page is left out, because the service runs only the documents of a manifest. */
  readonly isLeftOut?: boolean;
}

/** GraphiQL could neither read the schema there nor run what is typed. */
const leftOut =
  'This service runs only the documents of its manifest (server.persistedDocuments), so there is no GraphiQL: it could neither read the schema nor run what is typed. `trunkline schema` prints the schema; run GraphiQL on a service without a manifest.\n';

/**
 * What the page may do: load its own files and talk to its own server. Only styles may be inline: the editor sets style
 * attributes through markup and creates style elements while it runs, and has no way to mark them.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const safetyHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * A fastify plugin that serves GraphiQL: the page at `/` and `/graphiql`, its files under `/graphiql/assets/`. All is read
 * into memory once, when the plugin is registered. Without a build the page is a 503 that says how to make one; where it is left out,
 * a 404 that says why.
 */
export async function graphiqlRoutes(app: FastifyInstance, options: GraphiqlRoutesOptions): Promise<void> {
  const assets = options.isLeftOut === true ? undefined : await loadAssets(options.assets ?? builtFolder);

  const sendPage = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    reply.headers({ ...safetyHeaders, 'cache-control': 'no-cache' });
    if (assets === undefined) {
      reply.type('text/plain; charset=utf-8');
      if (options.isLeftOut === true) return reply.code(404).send(leftOut);
      return reply.code(503).send('GraphiQL is not built yet: run `npm run graphiql`.\n');
    }
    reply.header('etag', assets.page.etag);
    const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim());
    return known?.includes(assets.page.etag) ? reply.code(304).send() : send(assets.page, request, reply);
  };

  app.get('/', sendPage);
  app.get('/graphiql', sendPage);
  app.get<{ Params: { name: string } }>('/graphiql/assets/:name', (request, reply) => {
    const asset = assets?.files.get(request.params.name);
    if (asset === undefined) return reply.callNotFound();
    // Names carry a hash of the content, so an address never changes its meaning.
    reply.headers({ ...safetyHeaders, 'cache-control': 'public, max-age=31536000, immutable' });
    return send(asset, request, reply);
  });
}

function send(asset: Asset, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const body = asset.bodies[encoding];
  if (body !== undefined && encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply
    .header('vary', 'accept-encoding')
    .type(asset.type)
    .send(body ?? asset.bodies.identity);
}
