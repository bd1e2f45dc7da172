import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { told } from "./distance";
import { routes } from "./routes";

const SAVING = { trips: 1, done: 0, counted: 0, single_metres: 0, metres_made: null, saved_metres: null };
const task = (id: string, title: string) => ({
  id,
  errand_id: id,
  custody_item_id: null,
  title,
  number: `A-${id}`,
  person: "王秀英",
  outcome: "open",
  reason: "",
});
const FINISH = { action: "finish", label: "跑完了", fields: { type: "object", properties: { metres_made: { type: "integer" } }, required: [] } };
const HALL = { id: "o1", name: "县政务大厅", address: "人民路", is_active: true, metres: 40_000 };
const TRIP = {
  id: "t1",
  day: "2026-11-18",
  state: "planned",
  state_label: "要去",
  station: { id: "s1", name: "青山村代办站" },
  agent: { id: "u1", name: "李建国" },
  carrier: null,
  carrier_confirmed_at: null,
  carried_back_at: null,
  stops: [{ id: "x1", office: HALL, tasks: [task("1", "社保卡补换"), task("2", "高龄津贴")] }],
  papers: [{ id: "c1", name: "户口簿（证件原件）", owner: "王秀英", where: "在李建国手里" }],
  saving: SAVING,
  tasks: 2,
  ticked: 0,
  actions: [FINISH],
  version: 1,
};
const AGENT = { permissions: ["errand_view", "errand_handle"] };
const list = (...items: unknown[]) => ({ items, next_cursor: null });

let page: Page;
afterEach(() => page?.close());

describe("a trip on the way", () => {
  it("shows where to, what to carry, and ticks with one press", async () => {
    const server = serve({
      "GET /trips/t1": () => TRIP,
      "POST /trips/t1/ticks": () => answer(201, TRIP),
    });
    page = await openPage("/trips/t1", routes, AGENT);
    expect(page.text).toContain("1. 县政务大厅");
    expect(page.text).toContain("离站 40 公里");
    expect(page.text).toContain("王秀英：户口簿（证件原件）");

    await page.press("办了");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({ task_id: "2", outcome: "done" });
    expect(page.text).toContain("1/2 件打了勾");
  });

  it("asks why something was not done", async () => {
    const server = serve({ "GET /trips/t1": () => TRIP, "POST /trips/t1/ticks": () => answer(201, TRIP) });
    page = await openPage("/trips/t1", routes, AGENT);

    await page.press("没办成");
    await page.fill("为什么没办成", "窗口系统坏了");
    await page.press("记下");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({
      task_id: "2",
      outcome: "not_done",
      reason: "窗口系统坏了",
    });
  });

  it("takes a tick back that the server refuses", async () => {
    serve({
      "GET /trips/t1": () => TRIP,
      "POST /trips/t1/ticks": () => answer(409, { type: "/problems/action-unavailable", title: "不能", detail: "这趟已经跑完" }),
    });
    page = await openPage("/trips/t1", routes, AGENT);

    await page.press("办了");

    expect(page.text).toContain("0/2 件打了勾");
  });

  it("is finished with the ride in kilometres", async () => {
    const server = serve({
      "GET /trips/t1": () => TRIP,
      "POST /trips/t1/transitions": () => answer(201, { ...TRIP, state: "finished", actions: [] }),
    });
    page = await openPage("/trips/t1", routes, AGENT);

    await page.press("跑完了");
    await page.fill("这一趟来回多少公里", "92.5");
    await page.press("确定跑完了");

    const sent = server.sent.find(({ method }) => method === "POST")?.body;
    expect(sent).toEqual({ version: 1, action: "finish", metres_made: 92_500 });
  });
});

describe("a new trip", () => {
  it("puts errands to an office on a day", async () => {
    const errand = { id: "e1", number: "A-1", service_item: { name: "社保卡补换" }, beneficiary: { name: "王秀英" } };
    const server = serve({
      "GET /offices": () => list(HALL),
      "GET /errands": () => list(errand),
      "POST /trips": () => answer(201, TRIP),
      "GET /trips/t1": () => TRIP,
    });
    page = await openPage("/trips/new", routes, AGENT);

    await page.fill("哪天去", "2026-11-19");
    await page.fill("去哪里", "o1");
    await page.choose("社保卡补换");
    await page.press("排好了");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({
      station_id: "s1",
      day: "2026-11-19",
      stops: [{ office_id: "o1", errand_ids: ["e1"] }],
    });
  });
});

describe("what it saved", () => {
  it("is told with numerator and denominator, or not at all", () => {
    const known = { ...SAVING, done: 10, counted: 9, single_metres: 552_000, metres_made: 90_000, saved_metres: 462_000 };

    expect(told(known)).toBe("少跑 462 公里（单独跑 552 公里 − 这样跑 90 公里；办成 10 件，其中 9 件知道路程）");
    expect(told({ ...SAVING, done: 3 })).toBe("办成 3 件，其中 0 件知道路程；没有量过的不算公里");
  });

  it("is on the list, and the list tells when it is empty", async () => {
    serve({ "GET /trips": () => list(), "GET /trips/savings": () => ({ ...SAVING, trips: 0 }) });

    page = await openPage("/trips", routes, AGENT);

    expect(page.text).toContain("还没有跑腿单");
  });

  it("counts only distances that the station measured", async () => {
    const server = serve({
      "GET /offices": () => list({ ...HALL, metres: null }),
      "PUT /stations/s1/distances/o1": () => HALL,
    });
    page = await openPage("/trips/offices", routes, AGENT);
    expect(page.text).toContain("还没有量过");

    await page.fill("到县政务大厅几公里", "12.5");
    await page.press("记下");

    expect(server.sent.find(({ method }) => method === "PUT")?.body).toEqual({ metres: 12_500 });
  });
});
