/** Collects the features' routes and asks for sign-in where a page needs it. */

import { nextTick } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import { useSession } from "./core/session";
import type { Me } from "./core/types";
import { routes as auth } from "./features/auth/routes";
import { routes as errands } from "./features/errands/routes";
import { routes as home } from "./features/home/routes";
import { routes as me } from "./features/me/routes";
import { routes as orgs } from "./features/orgs/routes";
import { routes as points } from "./features/points/routes";
import { routes as shop } from "./features/shop/routes";

export const router = createRouter({
  history: createWebHistory(),
  routes: [...home, ...auth, ...me, ...errands, ...points, ...shop, ...orgs].concat({
    path: "/:rest(.*)*",
    name: "not-found",
    component: () => import("./features/home/pages/NotFoundPage.vue"),
    meta: { public: true },
  }),
  scrollBehavior: (to, _from, saved) => saved ?? (to.hash ? { el: to.hash } : { top: 0 }),
});

/** Where somebody who only looks after the own affairs begins. */
const FIRST = ["home", "sign-in"];
let later: Promise<void> | undefined;
let isComplete = false;

async function complete(): Promise<void> {
  const { routes } = await import("./laterRoutes");
  routes.forEach((route) => router.addRoute(route));
  isComplete = true;
}

router.beforeEach(async (to) => {
  const works = useSession().me?.grants.some(({ role }) => role !== "resident");
  if (isComplete || (FIRST.includes(String(to.name)) && !works)) return true;
  later ??= complete().finally(() => (later = undefined));
  await later;
  return to.name === "not-found" ? to.fullPath : true;
});

router.beforeEach((to) => {
  const session = useSession();
  if (to.meta.public) return true;
  if (session.isSignedIn) {
    const duty = dutyOf(session.me);
    return duty && to.name !== duty ? { name: duty } : true;
  }
  return { name: "sign-in", query: to.fullPath === "/" ? {} : { next: to.fullPath } };
});

/** What the server wants done before anything else. */
function dutyOf(me: Me | null): string | null {
  if (me?.must_change_password) return "me-password";
  return me?.must_set_second_factor ? "me-second-factor" : null;
}

/** Screen readers hear the new page's heading; the first page keeps the browser's own order. */
router.afterEach((to, from) => {
  if (!from.name || to.path === from.path) return;
  void nextTick(() => document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true }));
});

/** A chunk that is gone belongs to a version that is gone: load the page anew, once. */
router.onError((error: Error, to) => {
  if (!/dynamically imported module|Importing a module|preload/i.test(error.message)) return;
  if (sessionStorage.getItem("linban.reloaded") === to.fullPath) return void router.replace({ name: "no-network" });
  sessionStorage.setItem("linban.reloaded", to.fullPath);
  location.assign(to.fullPath);
});
