import type { RouteRecordRaw } from "vue-router";

export const routes: RouteRecordRaw[] = [
  { path: "/points", name: "points", component: () => import("./pages/PointsPage.vue") },
  { path: "/points/rules", name: "points-rules", component: () => import("./pages/RulesPage.vue") },
  { path: "/points/claims/new", name: "claim-new", component: () => import("./pages/ClaimNewPage.vue") },
  { path: "/points/claims", name: "claims", component: () => import("./pages/ClaimsPage.vue") },
  { path: "/points/claims/:id", name: "claim", component: () => import("./pages/ClaimPage.vue"), props: true },
  { path: "/points/review", name: "claims-review", component: () => import("./pages/ClaimsReviewPage.vue") },
  {
    path: "/points/publications",
    name: "publications",
    component: () => import("./pages/PublicationsPage.vue"),
    meta: { public: true },
  },
  { path: "/points/verification", name: "verification", component: () => import("./pages/VerificationPage.vue") },
  { path: "/points/budgets", name: "budgets", component: () => import("./pages/BudgetsPage.vue") },
  { path: "/points/reversals", name: "reversals", component: () => import("./pages/ReversalsPage.vue") },
  { path: "/points/accounts/:id", name: "account", component: () => import("./pages/AccountPage.vue"), props: true },
];
