/** Users that go in one request (createAgents, deleteAgents). */
const maximumUsers = 1_000;

/** Cuts users into what goes in one request each, in their order. */
export function chunksOf(
  users: readonly string[],
  maximumSize = Number.POSITIVE_INFINITY,
  sizeOf: (user: string) => number = () => 0,
): string[][] {
  const chunks: string[][] = [];
  let chunk: string[] = [];
  let size = 0;
  for (const user of users) {
    size += sizeOf(user);
    if (chunk.length === 0 || chunk.length === maximumUsers || size > maximumSize) {
      chunk = [];
      chunks.push(chunk);
      size = sizeOf(user);
    }
    chunk.push(user);
  }
  return chunks;
}
