import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the page works under any path.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // The polyfill would fetch, which the page's policy forbids.
    modulePreload: { polyfill: false },
    // Fonts as files: the policy allows no data: fonts.
    assetsInlineLimit: 0,
    // echarts is one chunk of its own, loaded when the first line or bar is drawn.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // Schemas ask zod when they are built whether code may be made; so the answer stands in zod's own chunk.
        codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|web\/src\/jitless/ }] },
      },
    },
  },
});
