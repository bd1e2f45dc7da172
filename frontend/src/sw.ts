/// <reference lib="webworker" />
/** Keeps the app usable without network: the shell, copies of lists, and the outbox after the page is gone. */

import { CacheableResponse } from "./core/copies";
import { deliverAll } from "./core/delivery";
import { ExpirationPlugin } from "workbox-expiration";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope;
declare const __PRECACHE__: { url: string; revision: string | null }[];

const DAY = 86_400;

precacheAndRoute(__PRECACHE__);
cleanupOutdatedCaches();

registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    denylist: [/^\/(api|docs|openapi|media|assets|healthz|readyz|metrics)/, /\/[^/]+\.[^/]+$/],
  }),
);

/** Who is signed in and how to get in is never kept; nor is anything that is not a plain read. */
const PRIVATE = /^\/api\/v1\/(auth|me|ledger)(\/|$)/;

/** Pages that need a line, once opened; their names change with their content. */
registerRoute(
  ({ url }) => /^\/assets\/.+-online-/.test(url.pathname),
  new CacheFirst({ cacheName: "linban-online", plugins: [new ExpirationPlugin({ maxEntries: 60, purgeOnQuotaError: true })] }),
);
registerRoute(
  ({ url, request }) => url.pathname.startsWith("/api/v1/files/") && request.method === "GET",
  new CacheFirst({
    cacheName: "linban-api-files",
    plugins: [new ExpirationPlugin({ maxEntries: 120, maxAgeSeconds: 30 * DAY, purgeOnQuotaError: true })],
  }),
);
registerRoute(
  ({ url, request }) => url.pathname.startsWith("/api/v1/") && request.method === "GET" && !PRIVATE.test(url.pathname),
  new NetworkFirst({
    cacheName: "linban-api",
    networkTimeoutSeconds: 4,
    plugins: [new CacheableResponse(), new ExpirationPlugin({ maxEntries: 80, maxAgeSeconds: 7 * DAY, purgeOnQuotaError: true })],
  }),
);

self.addEventListener("message", (event) => {
  if ((event.data as { type?: string } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});

self.addEventListener("sync", ((event: ExtendableEvent & { tag: string }) => {
  if (event.tag === "linban.outbox") event.waitUntil(deliverAll(null, () => undefined));
}) as EventListener);
