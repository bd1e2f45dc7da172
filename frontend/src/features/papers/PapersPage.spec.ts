import { afterEach, describe, expect, it, vi } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { toast } from "@/ui/toast";
import { routes } from "./routes";
import { leadsTo } from "./scanned";

const ID = "018f0000-0000-7000-8000-000000000001";
const SLIP = { kind: "accepted", title: "代办受理单", about: "收下了什么事", url: `/api/v1/errands/${ID}/slips/accepted.pdf` };
const BOOK = {
  kind: "phone",
  title: "预约电话登记簿",
  place: "全部代办站",
  month: "2026-11",
  masks_names: false,
  columns: [
    { key: "number", label: "件号" },
    { key: "person", label: "姓名" },
  ],
  items: [{ id: "t1", errand_id: ID, cells: { number: "QS-2026-0001", person: "王秀英" } }],
  next_cursor: null,
};
const BOARD = {
  title: "便民代办公示牌",
  station_name: "青山村代办站",
  address: "村委会一楼",
  phone: "0800000000",
  hours: "每天",
  on_duty: [{ name: "李建国", phone: "1" }],
  free_line: "代办不收费",
  steps: ["设点", "收集"],
  items: [
    { name: "补社保卡", category: "certificate", category_label: "证照代办类", documents: ["身份证"], time: "10 个工作日", fee: "不收费", handled_at: "镇" },
  ],
};
const AGENT = {
  grants: [{ role: "agent" as const, region_id: "r1", region_name: "青山村" }],
  permissions: ["errand_view", "errand_handle"],
};
const errandPage = { path: "/errands/:id", name: "errand", component: { template: "<i />" } };
let page: Page;
afterEach(() => page.close());

describe("slips", () => {
  it("lists what can be printed, and fetches the sheet", async () => {
    URL.createObjectURL = vi.fn(() => "blob:slip");
    const { sent } = serve({
      "GET /errands/*/slips": () => ({ items: [SLIP] }),
      "GET /errands/*/slips/accepted.pdf": () => "%PDF",
    });
    page = await openPage(`/errands/${ID}/papers`, routes);

    await page.press("打印代办受理单");

    expect(sent.at(-1)?.path).toBe(`/errands/${ID}/slips/accepted.pdf`);
  });

  it("says so when a case has none yet, and when the sheet does not come", async () => {
    serve({ "GET /errands/*/slips": () => ({ items: [] }) });
    page = await openPage(`/errands/${ID}/papers`, routes);
    expect(page.text).toContain("受理以后就有了");
    page.close();

    serve({
      "GET /errands/*/slips": () => ({ items: [SLIP] }),
      "GET /errands/*/slips/accepted.pdf": () => answer(404, { title: "没有", detail: "现在没有这种单据" }),
    });
    page = await openPage(`/errands/${ID}/papers`, routes);
    await page.press("打印代办受理单");
    expect(toast.lines.at(-1)?.text).toContain("现在没有这种单据");
  });
});

describe("the code on a slip", () => {
  it("leads to its case or station, wherever the app stands", () => {
    page = { close: () => undefined } as unknown as Page;
    expect(leadsTo(`https://linban.example/errands/${ID}`)).toEqual({ name: "errand", params: { id: ID } });
    expect(leadsTo(`/stations/${ID}`)).toEqual({ name: "station", params: { id: ID } });
    expect(leadsTo("https://elsewhere.example/pay")).toBeNull();
  });

  it("can be typed as a number instead", async () => {
    serve({ "GET /errands": () => ({ items: [{ id: ID, number: "QS-2026-0001" }], next_cursor: null }) });
    page = await openPage("/scan", [...routes, errandPage], AGENT);

    await page.fill("或者输入件号", "qs-2026-0001");
    await page.press("查这个码");

    expect(page.address()).toBe(`/errands/${ID}`);
  });

  it("says when nothing has that number", async () => {
    serve({ "GET /errands": () => ({ items: [], next_cursor: null }) });
    page = await openPage("/scan", [...routes, errandPage], AGENT);

    await page.fill("或者输入件号", "12");
    await page.press("查这个码");

    expect(page.text).toContain("没有找到");
  });
});

describe("the four books", () => {
  it("shows a month under the county's own words, and another book", async () => {
    const { sent } = serve({
      "GET /stations": () => ({ items: [{ id: "s1", name: "青山村代办站" }], next_cursor: null }),
      "GET /registers/*": () => BOOK,
    });
    page = await openPage("/registers", [...routes, errandPage], AGENT);
    expect(page.text).toContain("预约电话登记簿 · 全部代办站 · 2026-11");
    expect(page.text).toContain("QS-2026-0001");

    await page.press("办结签收");

    expect(sent.at(-1)?.path).toBe("/registers/signature");
  });

  it("tells what went wrong", async () => {
    serve({ "GET /registers/*": () => answer(403, { title: "没有权限", detail: "您的身份不能看登记簿" }) });
    page = await openPage("/registers", [...routes, errandPage], AGENT);

    expect(page.text).toContain("您的身份不能看登记簿");
  });
});

describe("the wall board", () => {
  it("tells everybody items, papers, days, fees and whom to call", async () => {
    serve({ "GET /stations/*/wall-board": () => BOARD });
    page = await openPage(`/stations/${ID}/wall-board`, routes);

    for (const words of ["补社保卡", "10 个工作日 · 不收费", "要带：身份证", "今天值班：李建国", "打电话 0800000000"])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain("打印 A3");
  });
});
