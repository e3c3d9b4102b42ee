import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FastifyInstance, fastify } from 'fastify';
import { buildSchema, graphql } from 'graphql';
import { type Browser, chromium, type Page } from 'playwright-core';
import { readExamples } from '../../src/graphiql/examples.ts';
import { graphiqlRoutes } from '../../src/graphiql/routes.ts';
import { needs, pathOf } from '../kit/groups.ts';

const schema = buildSchema('type Query { greeting(name: String = "world"): String }');
const rootValue = { greeting: ({ name }: { name: string }) => `Hello, ${name}` };
const build = join(import.meta.dirname, '../../src/graphiql/build.ts');

/** What a page is not to do: complain in the console, break its own policy, or ask another host for anything. */
interface Trespasses {
  readonly messages: string[];
  readonly foreign: string[];
}

needs('chromium')('GraphiQL in a browser', () => {
  let app: FastifyInstance;
  let browser: Browser;
  let address: string;

  beforeAll(async () => {
    execFileSync(process.execPath, [build, '--if-stale']);
    app = fastify();
    await app.register(graphiqlRoutes);
    app.post<{ Body: { query: string; variables?: Record<string, unknown>; operationName?: string } }>(
      '/graphql',
      ({ body: { query, variables, operationName } }) =>
        graphql({ schema, rootValue, source: query, variableValues: variables, operationName }),
    );
    address = await app.listen();
    const executablePath = pathOf('chromium');
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  async function open(): Promise<{ page: Page; trespasses: Trespasses }> {
    const page = await browser.newPage();
    const trespasses: Trespasses = { messages: [], foreign: [] };
    page.on('console', (message) => {
      if (message.type() !== 'log' && message.type() !== 'info') trespasses.messages.push(message.text());
    });
    await page.addInitScript(
      "document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => console.error(violatedDirective))",
    );
    page.on('pageerror', (error) => trespasses.messages.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${address}/`)) trespasses.foreign.push(request.url());
    });
    await page.goto(`${address}/`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    return { page, trespasses };
  }

  async function typeQuery(page: Page, query: string): Promise<void> {
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(query);
  }

  const answerPane = (page: Page) => page.locator('.graphiql-response .view-lines');

  test('opens with the examples as its tabs', async () => {
    const { page, trespasses } = await open();
    expect(await page.title()).toBe('Trunkline');
    const names = readExamples().map(({ query }) => /^(?:query|mutation) (\w+)/m.exec(query)?.[1]);
    expect(await page.locator('.graphiql-tab-button').allTextContents()).toEqual(names);
    expect(trespasses).toEqual({ messages: [], foreign: [] });
  });

  test('runs a typed query with variables and shows the answer', async () => {
    const { page, trespasses } = await open();
    await typeQuery(page, 'query Greet($name: String) { greeting(name: $name) }');
    await page.locator('.graphiql-editor-tool .view-lines').first().click();
    await page.keyboard.insertText('{ "name": "Anna" }');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answerPane(page).getByText('Hello, Anna').waitFor();
    expect(trespasses).toEqual({ messages: [], foreign: [] });
  });

  test('starts the three workers from its own address', async () => {
    const { page, trespasses } = await open();
    const running = () => new Set(page.workers().map((worker) => worker.url().replace(/-\w+\.js$/, '')));
    while (running().size < 3) await page.waitForEvent('worker');
    const assets = `${address}/graphiql/assets`;
    expect([...running()].toSorted()).toEqual([`${assets}/editor`, `${assets}/graphql`, `${assets}/json`]);
    expect(trespasses).toEqual({ messages: [], foreign: [] });
  });

  test('prettifies a query', async () => {
    const { page, trespasses } = await open();
    await typeQuery(page, 'query Tidy{greeting}');
    await page.getByRole('button', { name: /^Prettify/ }).click();
    await page.locator('.graphiql-query-editor .view-line').getByText('query Tidy {').waitFor();
    expect(trespasses).toEqual({ messages: [], foreign: [] });
  });

  test('a token typed as a header goes to the server and is kept nowhere', async () => {
    const { page, trespasses } = await open();
    await typeQuery(page, '{ greeting }');
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.locator('.graphiql-editor-tool .view-lines').last().click();
    await page.keyboard.insertText('{ "authorization": "Bearer a-secret" }');
    const [request] = await Promise.all([
      page.waitForRequest(`${address}/graphql`),
      page.getByRole('button', { name: /^Execute query/ }).click(),
    ]);
    expect(request.headers().authorization).toBe('Bearer a-secret');
    await answerPane(page).getByText('Hello, world').waitFor();
    const kept = await page.evaluate<string>('JSON.stringify(localStorage)');
    expect(kept).toContain('{ greeting }');
    expect(kept).not.toContain('a-secret');
    expect(trespasses).toEqual({ messages: [], foreign: [] });
  });
});
