import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setElder } from "@/core/elder";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes as own } from "./routes";

const STATION = {
  id: "s1",
  name: "青山村代办点",
  address: "村委会一楼",
  hours: "8:00–17:30",
  phone: "0839-1",
  on_duty: [{ name: "李建国", phone: "19900000002" }],
};
const ERRAND = {
  id: "e1",
  state: "handling",
  state_label: "办理中",
  light: "yellow",
  due_at: null,
  paused: null,
  service_item: { name: "医保报销" },
  agent: { id: "a", name: "李建国" },
  actions: [],
};
const ACCOUNT = { id: "a1", available: 126, expiring: [] };
const routes = [...own, ...["errand", "desk", "people", "verification"].map((name) => ({ path: `/x/${name}/:id?`, name, component: { template: "<i />" } }))];
let page: Page;

function village(extra: Record<string, () => unknown> = {}): void {
  serve({
    "GET /errands": () => ({ items: [ERRAND], next_cursor: null }),
    "GET /points/accounts/mine": () => ACCOUNT,
    "GET /stations/*": () => STATION,
    "GET /errands/summary": () => ({ to_claim: 7, mine_open: 0, due_soon: 2, overdue: 1, escalated: 0, to_lead: 3 }),
    ...extra,
  });
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  page.close();
  setElder(false);
  vi.unstubAllGlobals();
});

describe("home of a resident", () => {
  it("shows who is helping, how many points there are and whom to call", async () => {
    village();

    page = await openPage("/", routes);

    expect(page.text).toContain("王秀英，您好");
    expect(page.text).toContain("李建国在替您办");
    expect(page.text).toContain("快到期");
    expect(page.text).toContain("126");
    expect(document.querySelector('a[href="tel:19900000002"]')).not.toBeNull();
  });

  it("still offers help when everything else fails", async () => {
    serve({});

    page = await openPage("/", routes);

    expect(page.text).toContain("找人代办");
    expect(page.text).toContain("重试");
  });

  it("offers 长辈版 once and never asks again", async () => {
    village();
    page = await openPage("/", routes);
    expect(page.text).toContain("打开长辈版");

    await page.press("不用");
    page.close();
    page = await openPage("/", routes);

    expect(page.text).not.toContain("打开长辈版");
  });

  it("says nothing about a station that cannot be read", async () => {
    village({ "GET /stations/*": () => answer(404, { detail: "没有" }) });

    page = await openPage("/", routes);

    expect(page.text).not.toContain("我村的代办点");
  });
});

describe("the other work pages", () => {
  const spare = ["people-import", "audit"].map((name) => ({ path: `/x/${name}`, name, component: { template: "<i />" } }));
  const grants = [{ role: "agent" as const, region_id: "r", region_name: "青山村" }];

  it("shows the tiles that the person may use", async () => {
    serve({});

    page = await openPage("/work", [...own, ...spare], { grants, permissions: ["resident_import"] });

    expect(page.text).toContain("导入名册");
    expect(page.text).not.toContain("审计日志");
  });

  it("shows a villager nothing to do", async () => {
    serve({});

    page = await openPage("/work", [...own, ...spare], { permissions: ["resident_import"] });

    expect(page.text).toContain("您没有要做的工作");
  });
});

describe("home of an officer", () => {
  const officer = { resident: null, home_station_id: null, grants: [{ role: "town_officer" as const, region_id: "t", region_name: "白石镇" }] };

  it("shows the figures and only the entries the person may use", async () => {
    village();

    page = await openPage("/", routes, { ...officer, permissions: ["errand_supervise", "errand_assign", "resident_view"] });

    expect(page.text).toContain("7待认领");
    expect(page.text).toContain("3要过问");
    expect(page.text).toContain("居民名册");
    expect(page.text).not.toContain("账目核验");
  });

  it("asks for no figures that the person may not see", async () => {
    const asked = vi.fn(() => answer(403, {}));
    village({ "GET /errands/summary": asked });

    page = await openPage("/", routes, { ...officer, permissions: [] });

    expect(asked).not.toHaveBeenCalled();
  });
});

