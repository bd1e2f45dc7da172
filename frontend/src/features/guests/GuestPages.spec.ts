import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const TOKEN = "A".repeat(43);
const CASE = {
  case_link_id: "l1",
  number: "A-1",
  item_name: "老年优待证",
  state_label: "已办结",
  beneficiary_name: "王*英",
  guest_name: "王磊",
  station_name: "青山村代办站",
  station_phone: "0800000000",
  due_at: "2026-11-22T16:00:00Z",
  waiting_for: "",
  missing: [],
  outcome: "证办好了",
  timeline: [{ label: "提交", at: "2026-11-18T04:00:00Z" }],
  photos: 0,
  purposes: ["see", "confirm"],
  actions: ["sign"],
  expires_at: "2026-11-25T04:00:00Z",
  uses_left: 19,
};

let page: Page;
beforeEach(() => window.history.replaceState(null, "", "/g"));
afterEach(() => page.close());

describe("a guest", () => {
  it("opens the link, whose token leaves the address at once, and signs", async () => {
    window.history.replaceState(null, "", `/g#${TOKEN}`);
    const server = serve({
      "POST /guest/sessions": () => answer(201, CASE),
      "POST /guest/cases/l1/steps": () => answer(201, { ...CASE, state_label: "已签收", actions: [] }),
    });

    page = await openPage("/g", routes);
    expect(page.text).toContain("证办好了");
    expect(page.text).toContain("11月22日 前办好");
    expect(location.hash).toBe("");
    expect(location.pathname).toBe("/g/l1");
    await page.press("签收");

    expect(server.sent.map(({ path, body }) => [path, body])).toEqual([
      ["/guest/sessions", { token: TOKEN }],
      ["/guest/cases/l1/steps", { action: "sign" }],
    ]);
    expect(page.text).toContain("已签收");
  });

  it("is told when the link opens nothing", async () => {
    serve({ "GET /guest/cases/l1": () => answer(404, { detail: "这条链接不对、已到期或已停用" }) });

    page = await openPage("/g/l1", routes);

    expect(page.text).toContain("已到期或已停用");
  });

  it("comes back to the link that the address names, and to none without", async () => {
    const server = serve({ "GET /guest/cases/l2": () => ({ ...CASE, case_link_id: "l2", number: "A-2" }) });

    page = await openPage("/g/l2", routes);
    expect(page.text).toContain("A-2");
    page.close();
    page = await openPage("/g", routes);

    expect(page.text).toContain("请点家人发给您的链接打开");
    expect(server.sent).toHaveLength(1);
  });

  it("shows the tail of the phone where it is asked for", async () => {
    window.history.replaceState(null, "", `/g#${TOKEN}.p`);
    const server = serve({ "POST /guest/sessions": () => answer(201, CASE) });
    page = await openPage("/g", routes);
    expect(server.sent).toEqual([]);

    await page.fill("您手机的后四位", "1234");
    await page.press("打开");

    expect(server.sent[0]?.body).toEqual({ token: TOKEN, pin: "1234" });
  });
});

describe("links of a case", () => {
  it("offer staff neither her hand nor her word, and say why", async () => {
    serve({ "GET /errands/e1/links": () => ({ items: [] }) });

    page = await openPage("/errands/e1/links", routes, { permissions: ["errand_view", "errand_handle"] });

    expect(page.text).toContain("补传材料照片");
    expect(page.text).not.toContain("替我签收");
    expect(page.text).not.toContain("评价一次");
    expect(page.text).toContain("只能由本人自己发");
  });

  it("are made once and taken back", async () => {
    const link = {
      id: "l1",
      guest_name: "王磊",
      purposes: ["see"],
      purpose_labels: ["看进度"],
      is_open: true,
      state_label: "还没打开",
      uses: 0,
      uses_max: 20,
      created_by_name: "王秀英",
      created_at: "2026-11-18T04:00:00Z",
      expires_at: "2026-11-25T04:00:00Z",
      last_used_at: null,
      token: null,
    };
    const server = serve({
      "GET /errands/e1/links": () => ({ items: [link] }),
      "POST /errands/e1/links": () => answer(201, { ...link, token: TOKEN }),
      "DELETE /errands/e1/links/l1": () => ({}),
    });
    page = await openPage("/errands/e1/links", routes);

    await page.fill("给谁", "王磊");
    await page.press("做一个链接");
    expect(page.text).toContain(`/g#${TOKEN}`);
    await page.press("停用");

    expect(server.sent.some(({ method, path }) => method === "DELETE" && path === "/errands/e1/links/l1")).toBe(true);
  });
});
