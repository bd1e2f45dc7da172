import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { toast } from "@/ui/toast";
import { routes } from "./routes";

const AGENT = { resident: null, permissions: ["errand_view", "errand_handle", "errand_submit_for_others", "resident_view"] };
const SUMMARY = { to_claim: 3, mine_open: 2, due_soon: 1, overdue: 0, escalated: 0 };
const waiting = {
  id: "e1",
  state: "submitted",
  state_label: "待认领",
  light: "green",
  due_at: null,
  service_item: { name: "代缴水电费、话费" },
  requester: { id: "u1", name: "王秀英" },
  beneficiary: { name: "王秀英", address: "三组" },
  agent: null,
  description: "",
  actions: [{ action: "claim", label: "认领", fields: { type: "object", properties: {}, required: [] } }],
};
const DESK = {
  "GET /errands/summary": () => SUMMARY,
  "GET /errands": () => ({ items: [waiting], next_cursor: null }),
};

let page: Page;
afterEach(() => {
  toast.lines = [];
  page.close();
});

describe("the agent's desk", () => {
  it("counts what waits", async () => {
    serve(DESK);

    page = await openPage("/desk", routes, AGENT);

    expect(page.text).toContain("3待认领");
  });

  it("claims an errand with one tap on the list", async () => {
    const server = serve({ ...DESK, "POST /errands/*/transitions": () => answer(201, { ...waiting, state: "accepted" }) });
    page = await openPage("/desk", routes, AGENT);

    await page.press("认领");

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({ action: "claim" });
  });

  it("tells who was faster", async () => {
    const late = { type: "/problems/action-unavailable", title: "晚了一步", detail: "这件代办刚刚由吴站长认领了。" };
    serve({ ...DESK, "POST /errands/*/transitions": () => answer(409, late) });
    page = await openPage("/desk", routes, AGENT);

    await page.press("认领");

    expect(toast.lines.map(({ text }) => text)).toEqual(["这件代办刚刚由吴站长认领了。"]);
  });

  it("asks the server again for another tab", async () => {
    const server = serve(DESK);
    page = await openPage("/desk", routes, AGENT);

    await page.press("快到期");

    expect(server.sent.at(-1)?.query.get("light")).toBe("yellow");
  });

  it("shows a lead what waits for a word", async () => {
    const server = serve({ ...DESK, "GET /errands/summary": () => ({ ...SUMMARY, to_lead: 4 }) });
    page = await openPage("/desk", routes, { ...AGENT, permissions: [...AGENT.permissions, "errand_assign"] });

    await page.press("要过问");

    expect(page.text).toContain("4要过问");
    expect(server.sent.at(-1)?.query.get("scope")).toBe("lead");
  });

  it("offers to try again when the list does not come", async () => {
    serve({ ...DESK, "GET /errands": () => answer(503, { detail: "系统正忙，请稍后再试。" }) });

    page = await openPage("/desk", routes, AGENT);

    expect(page.text).toContain("系统正忙，请稍后再试。");
    expect(page.text).toContain("重试");
  });
});

describe("an agent writing an errand down for somebody", () => {
  const INTAKE = {
    "GET /residents": () => ({
      items: [
        { id: "p7", name: "周桂兰", phone_masked: "199****0013", address: "二组", region_name: "青山村", birth_year: 1944 },
      ],
    }),
    "GET /service-items": () => ({
      items: [{ id: "i1", name: "代缴水电费、话费", documents: [], category: "public_welfare" }],
      next_cursor: null,
    }),
    "GET /stations/*": () => ({ id: "s1", name: "青山村红色代办站" }),
    "GET /stations": () => ({ items: [], next_cursor: null }),
    "POST /errands": () => answer(201, { id: "e9" }),
  };

  it("finds the person by the tail of the phone", async () => {
    const server = serve(INTAKE);
    page = await openPage("/errands/intake", routes, AGENT);

    await page.fill("手机后四位", "0013");
    await page.press("周桂兰");
    await page.press("代缴水电费");
    await page.press("登记");

    expect(server.sent.find(({ path }) => path === "/residents")?.query.get("phone_tail")).toBe("0013");
    expect(server.sent.find(({ path, method }) => path === "/errands" && method === "POST")?.body).toEqual({
      service_item_id: "i1",
      station_id: "s1",
      channel: "walk_in",
      beneficiary: { resident_id: "p7" },
    });
  });

  it("takes somebody new by name alone", async () => {
    const server = serve(INTAKE);
    page = await openPage("/errands/intake", routes, AGENT);

    await page.press("名册里没有，新记一位");
    await page.fill("姓名", "陈大娘");
    await page.press("就给这位办");
    await page.press("代缴水电费");
    await page.press("登记");

    expect(server.sent.find(({ path, method }) => path === "/errands" && method === "POST")?.body.beneficiary).toEqual({
      name: "陈大娘",
    });
  });
});
