import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { endpointAddresses } from './endpoint-addresses.ts';
import { pageFiles } from './page-files.ts';

/** Where `npm run dev` finds the server; its own port unless told otherwise. */
const SERVER = process.env.GESSO_DEV_SERVER ?? 'http://localhost:4000';

// The server refuses changes from another origin, so the development proxy speaks with the server's own.
const toServer = { target: SERVER, changeOrigin: true, headers: { origin: SERVER } };

/** Anew for each build, of which there are two. */
const plugins = () => [[endpointAddresses()], react(), tailwindcss()];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [pageFiles(plugins), ...plugins()],
  build: {
    manifest: true,
    // Inlined files become data: addresses, which the content security policy refuses for fonts.
    assetsInlineLimit: 0,
    // The themes rest on light-dark(), which these have; a lower target would rewrite it into something heavier.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
  },
  server: {
    proxy: { '/api': toServer, '/collab': { ...toServer, ws: true } },
  },
});
