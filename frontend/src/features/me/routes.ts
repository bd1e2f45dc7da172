import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/me", name: "me", component: () => import("./pages/MePage.vue") },
  { path: "/me/sessions", name: "me-sessions", component: () => import("./pages/SessionsPage.vue") },
  { path: "/me/letters", name: "me-letters", component: () => import("./pages/LettersPage.vue"), meta: { public: true } },
  { path: "/me/password", name: "me-password", component: () => import("./pages/PasswordPage.vue") },
  { path: "/me/second-factor", name: "me-second-factor", component: () => import("./pages/SecondFactorPage.vue") },
  { path: "/me/install", name: "me-install", component: () => import("./pages/InstallPage.vue"), meta: { public: true } },
  { path: "/me/about", name: "me-about", component: () => import("./pages/AboutPage.vue"), meta: { public: true } },
  { path: "/me/outbox", name: "outbox", component: () => import("./pages/OutboxPage.vue") },
];
