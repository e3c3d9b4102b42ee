/** What a client got: the payload, or how it failed to get one. */
export interface Got {
  /** 0 where there was no answer at all. */
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the document selected
  readonly data: any;
  /** Codes of the errors beside the data. */
  readonly codes: readonly string[];
  /** Milliseconds. */
  readonly took: number;
}

/** Sends an operation as a client does, and never rejects. */
export async function ask(url: string, query: string, variables: object = {}): Promise<Got> {
  const begun = performance.now();
  const got = (status: number, data: unknown = null, codes: readonly string[] = []): Got => ({
    status,
    data,
    codes,
    took: performance.now() - begun,
  });
  try {
    const response = await fetch(new URL('graphql', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as { data?: unknown; errors?: { extensions?: object }[] };
    return got(response.status, data, errors.map(codeOf));
  } catch {
    return got(0);
  }
}

const codeOf = ({ extensions = {} }: { extensions?: object }): string =>
  'code' in extensions ? String(extensions.code) : 'no code';
