import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gateway that `npm run dev` asks; it must run already. */
const gateway = process.env['PASSERBY_GATEWAY'] ?? 'http://127.0.0.1:4000';
/** What the gateway answers beside the console's own files. */
const gatewayPaths = String.raw`^/(graphql|(console|demo|night-worker|privacy|status)\.json|privacy|register|readyz|livez|version|releases|exports|session|login|logout|basemap\.pmtiles)([/?]|$)`;

/** Everything the page needs goes into dist/: workers and fonts too, so that it runs without a network. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  worker: { format: 'es' },
  server: { host: '127.0.0.1', proxy: { [gatewayPaths]: gateway } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { eval: true },
      onLog: (level, log, handle) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log)),
    },
  },
});
