/** Shorter ones would be found in every other word. */
const shortest = 6;
const instead = '[redacted]';

/**
 * Takes known secrets out of whatever this process writes. Nothing of ours writes any; this is for what libraries and runtimes may
 * put into a message that nobody has thought of.
 */
export class Redaction {
  readonly #forms = new Set<string>();
  #pattern: RegExp | null = null;

  /** From now on these are taken out as well. */
  learn(secrets: readonly string[]): void {
    const forms = secrets.filter(({ length }) => length >= shortest).flatMap(formsOf);
    for (const form of forms) this.#forms.add(form);
    // The longest first: one secret may be the beginning of another.
    const sources = [...this.#forms].sort((a, b) => b.length - a.length).map((form) => escaped(form));
    this.#pattern = sources.length === 0 ? null : new RegExp(sources.join('|'), 'g');
  }

  clean(text: string): string {
    return this.#pattern === null ? text : text.replace(this.#pattern, instead);
  }
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A secret as it is, and as it is written in JSON, in addresses and in base64. */
function formsOf(secret: string): readonly string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, inJson, JSON.stringify(inJson).slice(1, -1), encodeURIComponent(secret), ...inBase64(secret)];
}

/** In base64 a text looks otherwise by how many bytes stand before it, as a user name does in Basic; what shares bits with its neighbours is left out. */
function inBase64(secret: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)])
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(before === 0 ? 0 : before + 1, -1);
  });
}
