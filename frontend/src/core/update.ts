/** Registers the service worker and notices a new version; the person decides when to change over. */

import { ref } from "vue";

const HOURLY = 3_600_000;

export const updateReady = ref(false);
let waiting: ServiceWorker | null = null;

export function watchForUpdate(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const hadOne = Boolean(navigator.serviceWorker.controller);
  let changing = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (hadOne && waiting && !changing) {
      changing = true;
      location.reload();
    }
  });
  void navigator.serviceWorker.register("/sw.js").then(follow).catch(() => undefined);
}

export function applyUpdate(): void {
  waiting?.postMessage({ type: "SKIP_WAITING" });
}

function follow(registration: ServiceWorkerRegistration): void {
  notice(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && navigator.serviceWorker.controller) notice(coming);
    });
  });
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < HOURLY) return;
    last = Date.now();
    registration.update().catch(() => undefined);
  });
}

function notice(worker: ServiceWorker | null): void {
  if (!worker || !navigator.serviceWorker.controller) return;
  waiting = worker;
  updateReady.value = true;
}
