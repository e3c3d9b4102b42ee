import type { Plugin } from 'esbuild';

/**
 * Moves the fonts that GraphiQL's style sheet carries inside itself into files of their own. The sheet shrinks to a quarter, a
 * browser fetches only the few fonts it shows, and the Content-Security-Policy needs no `data:` for fonts.
 */
export const fontsAsFiles: Plugin = {
  name: 'fonts-as-files',
  setup({ onResolve, onLoad }) {
    let count = 0;
    onResolve({ filter: /^data:font\// }, ({ path }) => {
      const [, format, base64] = /^data:font\/(\w+);base64,(.*)$/.exec(path) ?? [];
      if (format === undefined || base64 === undefined) return null;
      // esbuild loads each path once, so every font needs one of its own; the last part alone becomes the file's name.
      count += 1;
      return { path: `${count}/font.${format}`, namespace: 'font', pluginData: base64 };
    });
    onLoad({ filter: /.*/, namespace: 'font' }, ({ pluginData }) => ({
      contents: Buffer.from(String(pluginData), 'base64'),
      loader: 'file',
    }));
  },
};

/** Leaves out the sheets that the editor's modules import one by one: GraphiQL's own sheet contains them all. */
export const editorSheetsOnce: Plugin = {
  name: 'editor-sheets-once',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules[\\/]monaco-editor[\\/].*\.css$/ }, () => ({ contents: '', loader: 'empty' }));
  },
};
