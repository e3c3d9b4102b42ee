/** The part of the browser's storage that GraphiQL uses. */
export interface PageStorage {
  readonly length: number;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  clear(): void;
}

/**
 * Wraps the browser's storage so that request headers never reach it. GraphiQL's history would keep them beside each query,
 * and they are where tokens are typed.
 */
export function withoutHeaders(storage: PageStorage): PageStorage {
  return {
    get length() {
      return storage.length;
    },
    getItem: (key) => storage.getItem(key),
    setItem: (key, value) => storage.setItem(key, dropHeaders(value)),
    removeItem: (key) => storage.removeItem(key),
    clear: () => storage.clear(),
  };
}

function dropHeaders(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value, (key, part: unknown) => (key === 'headers' ? null : part)));
  } catch {
    return value;
  }
}
