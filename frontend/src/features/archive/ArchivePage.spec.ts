import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const ARCHIVE = {
  id: "a1",
  errand_id: "e1",
  number: "QS-2026-0001",
  title: "老年证",
  person: "王秀英",
  station_name: "青山村代办站",
  category_label: "证照代办类",
  closing_kind: "normal",
  closing_label: "正常办结",
  closed_on: "2026-11-18",
  state: "proposed",
  state_label: "期满待定",
  made_at: "2026-11-18T08:00:00Z",
  pages: 2,
  size: 100,
  sha256: "abc123",
  retain_until: "2036-11-18",
  decided_by_name: "",
  note: "",
  actions: [
    { action: "keep", label: "续存" },
    { action: "destroy", label: "销毁" },
  ],
};
const AGENT = { grants: [{ role: "agent" as const, region_id: "r1", region_name: "青山村" }], permissions: ["errand_handle"] };
const pageOf = (...items: unknown[]) => ({ items, next_cursor: null });
let page: Page;
afterEach(() => page.close());

describe("the archive", () => {
  it("finds by words and by how it ended, and takes a package out", async () => {
    URL.createObjectURL = vi.fn(() => "blob:package");
    const { sent } = serve({ "GET /archive": () => pageOf(ARCHIVE), "GET /archive/a1/package.zip": () => "PK" });
    page = await openPage("/archive", routes, AGENT);
    expect(page.text).toContain("老年证 · 王秀英");

    await page.fill("件号、事项或姓名", "老年证");
    await page.fill("怎样办结", "normal");
    expect(Object.fromEntries(sent.at(-1)!.query)).toMatchObject({ q: "老年证", closing_kind: "normal" });
    await page.press("取出档案");

    expect(sent.at(-1)?.path).toBe("/archive/a1/package.zip");
  });

  it("asks for the reason before anything is destroyed, and keeps the sheet when it is refused", async () => {
    const { sent } = serve({
      "GET /archive": () => pageOf(ARCHIVE),
      "POST /archive/a1/transitions": () => answer(409, { title: "不能", detail: "请刷新后再看" }),
    });
    page = await openPage("/archive", routes, AGENT);

    await page.press("销毁");
    expect(page.text).toContain("不能恢复");
    await page.fill("理由", "鉴定小组同意");
    await page.press("销毁");

    expect(sent.find((each) => each.method === "POST")?.body).toEqual({ action: "destroy", note: "鉴定小组同意" });
    expect(page.text).toContain("请刷新后再看");
  });

  it("says what to do when there is nothing", async () => {
    serve({ "GET /archive": () => pageOf() });
    page = await openPage("/archive", routes, AGENT);

    expect(page.text).toContain("没有这样的档案");
  });
});
