/** What can stand in an element. A list repeats the element; undefined leaves it out; null says xsi:nil. */
export type Content = string | number | boolean | null | undefined | Fields | readonly Content[];

/** The elements in an element, in their order. */
export interface Fields {
  /** What xsi:type says, in the namespace that the prefix of the whole stands for. */
  readonly '@type'?: string;
  readonly [name: string]: Content;
}

/** An element, or several, or none: see Content. */
export function write(name: string, content: Content): string {
  if (content === undefined) return '';
  if (content === null) return `<${name} xsi:nil="true"/>`;
  if (Array.isArray(content)) return content.map((item: Content) => write(name, item)).join('');
  if (typeof content !== 'object') return `<${name}>${escapeXml(String(content))}</${name}>`;
  const { '@type': type, ...fields } = content as Fields;
  const inside = Object.entries(fields).map(([each, value]) => write(each, value));
  return `<${name}${type === undefined ? '' : ` xsi:type="ns2:${type}"`}>${inside.join('')}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** Text as it may stand in an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"'\r]/g, (character) => escapes[character] ?? character);
}
