/**
 * Whether a whole text matches a pattern, without regard to case: `*` stands for any number of characters, `?` for one.
 * Runs in time proportional to text times pattern at worst; a regular expression made of many stars would not.
 */
export function matches(text: string, pattern: string): boolean {
  const chars = [...text.toLowerCase()];
  const signs = [...pattern.toLowerCase()];
  let at = 0;
  let sign = 0;
  let star = -1;
  let resume = 0;
  while (at < chars.length) {
    if (signs[sign] === '*') {
      star = sign++;
      resume = at;
    } else if (signs[sign] === '?' || signs[sign] === chars[at]) {
      sign++;
      at++;
    } else if (star >= 0) {
      sign = star + 1;
      at = ++resume;
    } else return false;
  }
  while (signs[sign] === '*') sign++;
  return sign === signs.length;
}
