import { afterEach, describe, expect, it } from "vitest";
import { openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const ENTRY = {
  id: "e1",
  at: "2026-11-20T08:00:00Z",
  actor_id: "u2",
  actor_name: "李建国",
  actor_role_label: "代办员",
  on_behalf_of_name: "王秀英",
  action_label: "修改居民资料",
  subject_kind_label: "居民",
  subject_id: "p1",
  resident_id: "p1",
  resident_name: "王秀英",
  outcome: "refused",
  why: "没有权限",
  changes: [{ field: "address", label: "住址", before: null, after: "一组 3 号" }],
  address: "10.0.0.8",
  device: "Mozilla/5.0 (Linux; Android 13) AppleWebKit Chrome/120",
};
const SOUND = { ok: true, entries: 1200, sealed_entries: 1190, seals: 4, sealed_until: null, problems: [] };
let page: Page;
afterEach(() => page.close());

describe("the audit log", () => {
  it("tells who did what for whom, and what changed", async () => {
    serve({ "GET /audit/entries": () => ({ items: [ENTRY], next_cursor: null }), "GET /audit/verification": () => SOUND });

    page = await openPage("/audit", routes);

    expect(page.text).toContain("日志完整：1,200 条");
    expect(page.text).toContain("李建国 代办员 替 王秀英");
    expect(page.text).toContain("（空） → 一组 3 号");
    expect(page.text).toContain("10.0.0.8 · 安卓手机");
    expect(page.text).toContain("被拒绝");
  });

  it("cries out when a row was touched", async () => {
    serve({
      "GET /audit/entries": () => ({ items: [], next_cursor: null }),
      "GET /audit/verification": () => ({ ...SOUND, ok: false, problems: ["第 12 条不见了"] }),
    });

    page = await openPage("/audit", routes);

    expect(page.text).toContain("日志被人动过：第 12 条不见了");
    expect(page.text).toContain("没有这样的记录");
  });

  it("narrows to one person and to what was refused", async () => {
    const { sent } = serve({ "GET /audit/entries": () => ({ items: [ENTRY], next_cursor: null }), "GET /audit/verification": () => SOUND });
    page = await openPage("/audit?actor_id=u2", routes);

    await page.press("被拒绝的");
    await page.fill("从哪天", "2026-11-01");

    const asked = sent.filter((each) => each.path === "/audit/entries").at(-1)!.query;
    expect(Object.fromEntries(asked)).toMatchObject({ actor_id: "u2", outcome: "refused", since: "2026-11-01" });
  });
});
