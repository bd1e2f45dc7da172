import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const FORM = { type: "object", properties: {}, required: [] };
const ONE = {
  id: "a1",
  number: "WABCDEFGHJKMN",
  standing: "in_force",
  standing_label: "有效",
  principal: { id: "p1", name: "王秀英" },
  representative: { id: "u9", name: "李建国" },
  capacity: "agent",
  capacity_label: "代办员",
  items: ["社保卡补换"],
  powers: ["submit"],
  power_labels: ["替我提交、补交材料"],
  words: "",
  starts_on: "2026-11-18",
  ends_on: "2027-02-16",
  uses: 1,
  uses_max: null,
  given_by_label: "手写签名",
  given_at: "2026-11-18T04:00:00Z",
  witness_name: "孙邻居",
  revoked_at: null,
  created_at: "2026-11-18T04:00:00Z",
  timeline: [{ action: "use", label: "使用", actor_name: "李建国", at: "2026-11-18T05:00:00Z", note: "", errand_id: "e1" }],
  files: [],
  actions: [{ action: "revoke", label: "收回委托", fields: FORM }],
};

let page: Page;
afterEach(() => {
  page.close();
  vi.restoreAllMocks();
});

describe("an authority", () => {
  it("is taken back by its owner with one tap and a yes", async () => {
    const server = serve({
      "GET /authorities/a1": () => ONE,
      "POST /authorities/a1/transitions": () => answer(201, { ...ONE, standing_label: "已收回", actions: [] }),
    });
    page = await openPage("/authorities/a1", routes);
    expect(page.text).toContain("社保卡补换");
    expect(page.text).toContain("使用 · 李建国");

    await page.press("收回委托");
    expect(page.text).toContain("马上无效");
    await page.press("确定");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({ action: "revoke" });
    expect(page.text).toContain("已收回");
  });

  it("is written in a few taps, beside somebody from the roll", async () => {
    const server = serve({
      "GET /residents": () => ({ items: [{ id: "p1", name: "王秀英", hint: "三组" }], next_cursor: null }),
      "GET /authorities/candidates": () => ({ items: [{ user_id: "u9", name: "李建国", capacity: "agent", label: "代办员" }] }),
      "GET /service-items": () => ({ items: [{ id: "i1", name: "社保卡补换" }], next_cursor: null }),
      "POST /authorities": () => answer(201, ONE),
      "GET /authorities/a1": () => ONE,
    });
    page = await openPage("/authorities/new", routes, { permissions: ["errand_view", "errand_submit_for_others"] });

    await page.fill("谁要委托别人", "0001");
    await page.press("王秀英");
    await page.choose("李建国");
    await page.choose("社保卡补换");
    await page.press("下一步：签字");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toMatchObject({
      principal_id: "p1",
      representative_id: "u9",
      item_ids: ["i1"],
      powers: ["submit", "papers", "result"],
    });
    expect(page.address()).toBe("/authorities/a1");
  });

  it("tells a stranger with the paper only whether it counts", async () => {
    serve({
      "GET /authority-checks/WABCDEFGHJKMN": () => ({
        number: ONE.number,
        standing: "revoked",
        standing_label: "已收回",
        principal_name: "王*英",
        representative_name: "李*国",
        items: ONE.items,
      }),
    });

    page = await openPage("/authority-check/WABCDEFGHJKMN", routes);

    expect(page.text).toContain("已收回");
    expect(page.text).toContain("王*英 委托 李*国");
  });

  it("says so when the number is nobody's", async () => {
    serve({});

    page = await openPage("/authority-check/WAAAAAAAAAAAA", routes);

    expect(page.text).toContain("没有 GET");
  });
});

describe("family", () => {
  it("is agreed to by the elder", async () => {
    let isConfirmed = false;
    const link = () => ({
      id: "f1",
      name: "王磊",
      relation: "儿子",
      is_elder: true,
      is_confirmed: isConfirmed,
      may: isConfirmed ? ["替您签收、评价"] : ["等老人本人确认后才能代办"],
      actions: isConfirmed ? ["end"] : ["confirm", "end"],
    });
    serve({
      "GET /me/family": () => ({ items: [link()] }),
      "PUT /me/family/f1/confirmation": () => {
        isConfirmed = true;
        return { items: [link()] };
      },
    });
    page = await openPage("/me/family", routes);

    await page.press("我同意");

    expect(page.text).toContain("替您签收、评价");
    expect(page.text).not.toContain("我同意");
  });
});
