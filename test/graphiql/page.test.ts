import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { readExamples } from '../../src/graphiql/examples.ts';
import { builtFolder } from '../../src/graphiql/manifest.ts';
import { contentSecurityPolicy } from '../../src/graphiql/routes.ts';
import { encodeId } from '../../src/model/ids.ts';
import { gateways, type Tried } from '../kit/gateway.ts';
import { needs, pathOf } from '../kit/groups.ts';
import { becomes } from '../kit/subscribers.ts';
import { jwtAuth, token } from '../kit/tokens.ts';

const build = join(import.meta.dirname, '../../src/graphiql/build.ts');
/** The name that a tab has: that of its first operation. */
const nameOf = (query: string): string => /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1] ?? '';

/** What a page is not to do: complain in the console, break its own policy, or ask another host for anything. */
interface Trespasses {
  readonly messages: string[];
  readonly foreign: string[];
}

const none: Trespasses = { messages: [], foreign: [] };

/** What GraphiQL keeps of a tab. */
interface KeptTab {
  readonly operationName: string | null;
  readonly variables: string | null;
}

/** Waits until GraphiQL has taken up what its editors hold, a moment after they do. */
async function takenUp(page: Page, isSo: (tab: KeptTab) => boolean): Promise<void> {
  const kept = "JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{ \"tabs\": [] }')";
  for (;;) {
    const tab = await page.evaluate<KeptTab | null>(`(({ tabs, activeTabIndex }) => tabs[activeTabIndex])(${kept})`);
    if (tab && isSo(tab)) return;
  }
}

/** The service over simulated vendors, with its page open. */
interface Opened extends Tried {
  readonly page: Page;
  readonly trespasses: Trespasses;
}

needs('chromium')('GraphiQL in a browser', () => {
  const start = gateways();
  let browser: Browser;

  beforeAll(async () => {
    execFileSync(process.execPath, [build, '--if-stale']);
    const executablePath = pathOf('chromium');
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  }, 60_000);

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(() => browser?.close());

  async function open(config: object = {}): Promise<Opened> {
    const tried = await start({ teniosWrapUp: 45_000, graphiql: builtFolder, config });
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
      if (!request.url().startsWith(tried.url)) trespasses.foreign.push(request.url());
    });
    const response = await page.goto(tried.url);
    expect(response?.headers()['content-security-policy']).toBe(contentSecurityPolicy);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    return { ...tried, page, trespasses };
  }

  async function openTab(page: Page, name: string): Promise<void> {
    await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    await takenUp(page, (tab) => tab.operationName === name);
  }

  async function typeQuery(page: Page, query: string): Promise<void> {
    await page.getByRole('button', { name: 'New tab' }).click();
    await page.locator('.graphiql-query-editor .view-lines').click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(query);
  }

  async function typeVariables(page: Page, variables: object): Promise<void> {
    await page.locator('.graphiql-editor-tool .view-lines').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(JSON.stringify(variables));
    // The editor closes brackets and quotes that are about to be closed anyway.
    await page.keyboard.press('ControlOrMeta+Shift+End');
    await page.keyboard.press('Delete');
    await takenUp(page, (tab) => tab.variables === JSON.stringify(variables));
  }

  /** Runs what the tab holds, or one operation of several; the answer as it came. */
  async function run(page: Page, operationName: string, isOneOfSeveral = false) {
    const [response] = await Promise.all([
      page.waitForResponse((one) => one.request().postData()?.includes(`"operationName":"${operationName}"`) === true),
      (async () => {
        await page.getByRole('button', { name: /^Execute query/ }).click();
        if (isOneOfSeveral) await page.getByRole('menuitem', { name: operationName }).click();
      })(),
    ]);
    return response.json();
  }

  const answerPane = (page: Page) => page.locator('.graphiql-response .view-lines');

  test('opens with the examples as its tabs', async () => {
    const { page, trespasses } = await open();
    expect(await page.title()).toBe('Trunkline');
    const names = readExamples().map(({ query }) => nameOf(query));
    expect(await page.locator('.graphiql-tab-button').allTextContents()).toEqual(names);
    expect(trespasses).toEqual(none);
  });

  test('answers every example', async () => {
    const { page, trespasses } = await open();
    for (const { query } of readExamples().filter((one) => !one.query.includes('\nsubscription'))) {
      const name = nameOf(query);
      await openTab(page, name);
      const { data, errors } = await run(page, name, query.includes('\nmutation'));
      expect(errors).toBeUndefined();
      const [field = ''] = Object.keys(data);
      expect((data[field].nodes ?? data[field]).length).toBeGreaterThan(1);
      expect(data[field].failures ?? []).toEqual([]);
      await answerPane(page).getByText(`"${field}"`).first().waitFor();
    }
    expect(trespasses).toEqual(none);
  });

  test('extends a wrap-up by its example', async () => {
    const { page, sandbox, trespasses } = await open();
    const { centre } = sandbox;
    const agent = centre.agentsAt('TENIOS').at(-1);
    const [queue] = centre.queuesAt('TENIOS');
    if (agent === undefined || queue === undefined) throw new Error('Nobody works at TENIOS.');
    centre.place({ queue, status: 'WRAP_UP', agent });
    await openTab(page, 'WrapUps');

    const before = await run(page, 'WrapUps', true);
    const name = `${agent.person.first} ${agent.person.last}`;
    const { id: agentId } = before.data.agents.nodes.find((one: { name: string }) => one.name === name);
    await typeVariables(page, { input: { agentId, by: 60_000 } });
    const { data } = await run(page, 'ExtendWrapUp', true);
    expect(data.extendWrapUp).toMatchObject({
      wrapUp: { remaining: 60_000, extensions: 1 },
      agent: { name, state: 'WRAP_UP' },
      errors: [],
    });
    await answerPane(page).getByText('"extensions"').waitFor();
    const after = await run(page, 'WrapUps', true);
    expect(after.data.wrapUps.nodes).toContainEqual(
      expect.objectContaining({ agent: { id: agentId, name }, state: 'ACTIVE', extensions: 1 }),
    );
    expect(trespasses).toEqual(none);
  });

  test('follows a subscription until it is stopped', async () => {
    const { page, sandbox, query, clock, url, trespasses } = await open();
    const { centre } = sandbox;
    const agent = centre.agentsAt('TENIOS').at(-1);
    const [queue] = centre.queuesAt('TENIOS');
    if (agent === undefined || queue === undefined) throw new Error('Nobody works at TENIOS.');
    centre.place({ queue, status: 'WRAP_UP', agent, wrapUpFor: 5_000 });
    await openTab(page, 'FollowWrapUps');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await becomes({ url }, (now) => now === 1);

    const agentId = encodeId('Agent', { sourceId: 'tenios-de', externalId: agent.id });
    await query('mutation ($id: ID!) { extendWrapUp(input: { agentId: $id, by: 60000 }) { errors { code } } }', {
      id: agentId,
    });
    await answerPane(page).getByText('"EXTENDED"').waitFor();
    await answerPane(page).getByText(`${agent.person.last}`).waitFor();
    clock.advance(60_000);
    await answerPane(page).getByText('"EXPIRED"').waitFor();

    await page.getByRole('button', { name: /^Stop query/ }).click();
    await becomes({ url }, (now) => now === 0);
    await page.getByRole('button', { name: /^Execute query/ }).waitFor();
    expect(trespasses).toEqual(none);
  });

  test('runs a typed query with variables and shows the answer', async () => {
    const { page, sandbox, trespasses } = await open();
    const [someone] = sandbox.centre.people;
    await typeQuery(page, 'query Who($email: EmailAddress!) { person(email: $email) { name } }');
    await typeVariables(page, { email: someone?.email });
    await run(page, 'Who');
    await answerPane(page).getByText(`${someone?.last}`).waitFor();
    expect(trespasses).toEqual(none);
  });

  test('starts the three workers from its own address', async () => {
    const { page, url, trespasses } = await open();
    const running = () => new Set(page.workers().map((worker) => worker.url().replace(/-\w+\.js$/, '')));
    while (running().size < 3) await page.waitForEvent('worker');
    const assets = `${url}graphiql/assets`;
    expect([...running()].toSorted()).toEqual([`${assets}/editor`, `${assets}/graphql`, `${assets}/json`]);
    expect(trespasses).toEqual(none);
  });

  test('prettifies a query', async () => {
    const { page, trespasses } = await open();
    await typeQuery(page, 'query Tidy{sources{name}}');
    await page.getByRole('button', { name: /^Prettify/ }).click();
    await page.locator('.graphiql-query-editor .view-line').getByText('query Tidy {').waitFor();
    expect(trespasses).toEqual(none);
  });

  test('a token typed as a header goes to the server and is kept nowhere', async () => {
    const { page, url, trespasses } = await open();
    await typeQuery(page, '{ sources { name } }');
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.locator('.graphiql-editor-tool .view-lines').last().click();
    await page.keyboard.insertText('{ "authorization": "Bearer a-secret" }');
    const [request] = await Promise.all([
      page.waitForRequest(`${url}graphql`),
      page.getByRole('button', { name: /^Execute query/ }).click(),
    ]);
    expect(request.headers().authorization).toBe('Bearer a-secret');
    await answerPane(page).getByText('TENIOS Germany').waitFor();
    const kept = await page.evaluate<string>('JSON.stringify(localStorage)');
    expect(kept).toContain('{ sources { name } }');
    expect(kept).not.toContain('a-secret');
    expect(trespasses).toEqual(none);
  });

  test('where tokens are asked for it says so, and goes on with one', async () => {
    const { page, url } = await open({ auth: jwtAuth });
    await answerPane(page).getByText('"hint"').waitFor();
    await answerPane(page).getByText('UNAUTHENTICATED').waitFor();
    await openTab(page, 'FollowWrapUps');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answerPane(page).getByText('UNAUTHENTICATED').waitFor();

    await typeQuery(page, '{ viewer { subject } }');
    await page.getByRole('button', { name: 'Headers' }).click();
    await page.locator('.graphiql-editor-tool .view-lines').last().click();
    await page.keyboard.insertText(`{ "Authorization": "Bearer ${await token()}" }`);
    const [introspected] = await Promise.all([
      page.waitForResponse(`${url}graphql`),
      page.getByRole('button', { name: /^Re-fetch GraphQL schema/ }).click(),
    ]);
    expect(introspected.status()).toBe(200);
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answerPane(page).getByText('"anna"').waitFor();
  });
});
