import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const NOTICE = { purpose: "photos", version: 2, title: "证件照片", text: "办事要用到证件的照片。", required: false, sensitive: true };
const CONSENT = {
  purpose: "photos",
  version: 2,
  title: "证件照片",
  required: false,
  consented_at: "2026-11-01T08:00:00Z",
  withdrawn_at: null,
  is_current: true,
};
const REQUEST = {
  id: "q1",
  kind: "correction",
  kind_label: "改正信息",
  state: "open",
  state_label: "等答复",
  reason: "电话换了",
  note: "",
  created_at: "2026-11-20T08:00:00Z",
  decided_at: null,
  decided_by_name: null,
};
const TO_DECIDE = {
  ...REQUEST,
  resident: { id: "p1", name: "王秀英", phone_masked: "199****0001" },
  changes: [{ field: "phone", label: "电话", before_masked: "199****0001", after_masked: "138****0002" }],
  actions: [
    { action: "approve", label: "同意" },
    { action: "refuse", label: "不同意" },
  ],
};
const pageOf = (...items: unknown[]) => ({ items, next_cursor: null });
let page: Page;
afterEach(() => page.close());

function world(extra: Parameters<typeof serve>[0] = {}) {
  return serve({
    "GET /privacy/notices": () => ({ items: [NOTICE] }),
    "GET /me/consents": () => ({ items: [CONSENT] }),
    "GET /me/data-requests": () => pageOf(REQUEST),
    ...extra,
  });
}

describe("my information", () => {
  it("tells what I agreed to, and what I asked for", async () => {
    world();

    page = await openPage("/me/privacy", routes);

    expect(page.text).toContain("11月1日 同意");
    expect(page.text).toContain("电话换了");
  });

  it("takes back a consent after its text was read", async () => {
    const { sent } = world({ "DELETE /me/consents/photos": () => answer(204, null) });
    page = await openPage("/me/privacy", routes);

    await page.press("看说明");
    expect(page.text).toContain("办事要用到证件的照片");
    await page.press("收回同意");

    expect(sent.some((each) => each.method === "DELETE")).toBe(true);
  });

  it("agrees to the version that was shown", async () => {
    const { sent } = world({
      "GET /me/consents": () => ({ items: [] }),
      "POST /me/consents": () => answer(201, {}),
    });
    page = await openPage("/me/privacy", routes);

    await page.press("看说明");
    await page.press("我同意");

    expect(sent.find((each) => each.method === "POST")?.body).toEqual({ purpose: "photos", version: 2 });
  });

  it("shows who saw it, and says so when nobody did", async () => {
    serve({
      "GET /me/accesses": () =>
        pageOf({ id: "x", at: "2026-11-20T08:00:00Z", actor_name: "李建国", role_label: "代办员", place_name: "青山村", sentence: "查看了您的联系电话" }),
    });
    page = await openPage("/me/accesses", routes);
    expect(page.text).toContain("查看了您的联系电话");
    expect(page.text).toContain("李建国 · 代办员");
    page.close();

    serve({ "GET /me/accesses": () => pageOf() });
    page = await openPage("/me/accesses", routes);
    expect(page.text).toContain("还没有人看过");
  });
});

describe("asking for a correction", () => {
  it("sends only what was filled in", async () => {
    const { sent } = world({ "POST /me/data-requests": () => answer(201, REQUEST) });
    page = await openPage("/me/data-requests/new?kind=correction", routes);

    await page.fill("电话", "13800000002");
    await page.fill("为什么要改", "换号了");
    await page.press("申请改正");

    expect(sent.find((each) => each.method === "POST")?.body).toEqual({ kind: "correction", phone: "13800000002", reason: "换号了" });
    expect(page.address()).toBe("/me/privacy");
  });

  it("keeps the form and tells what is wrong", async () => {
    world({
      "POST /me/data-requests": () => answer(422, { title: "填写有误", errors: [{ pointer: "/phone", detail: "电话号码不正确" }] }),
    });
    page = await openPage("/me/data-requests/new?kind=correction", routes);

    await page.fill("电话", "12");
    await page.fill("为什么要改", "换号了");
    await page.press("申请改正");

    expect(page.text).toContain("电话号码不正确");
    expect(page.address()).toContain("/new");
  });

  it("warns before everything is deleted", async () => {
    world();

    page = await openPage("/me/data-requests/new?kind=deletion", routes);

    expect(page.text).toContain("不能再登录");
    expect(page.text).not.toContain("身份证号");
  });
});

describe("the officer's desk", () => {
  it("shows the change masked, and sends the answer with its reason", async () => {
    const { sent } = serve({
      "GET /data-requests": () => pageOf(TO_DECIDE),
      "POST /data-requests/*/transitions": () => answer(201, {}),
    });
    page = await openPage("/data-requests", routes);
    expect(page.text).toContain("199****0001 → 138****0002");

    await page.press("不同意");
    await page.fill("答复的话", "号码打不通");
    await page.press("不同意");

    expect(sent.find((each) => each.method === "POST")?.body).toEqual({ action: "refuse", note: "号码打不通" });
  });

  it("keeps the sheet open when the server refuses", async () => {
    serve({
      "GET /data-requests": () => pageOf(TO_DECIDE),
      "POST /data-requests/*/transitions": () => answer(409, { title: "不能办", detail: "还有没办完的事" }),
    });
    page = await openPage("/data-requests", routes);

    await page.press("同意");
    await page.press("同意");

    expect(page.text).toContain("还有没办完的事");
  });
});
