import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: "/static/desk/",
  build: {
    outDir: here("../wenxiao_web/static/desk"),
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    rollupOptions: { input: here("./src/desk.js") },
  },
});
