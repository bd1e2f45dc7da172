import { afterEach, describe, expect, it, vi } from "vitest";
import { jobs, discard } from "@/core/outbox";
import { answer, openPage, serve, settle, type Page } from "@/testing/page";
import { routes } from "./routes";

const item = (id: string, name: string, category = "certificate") => ({
  id,
  code: id,
  name,
  category,
  handling: "promised",
  promised_working_days: 10,
  fee_yuan: 0,
  documents: [],
  plain_sentence: `帮您办${name}。`,
});
const ITEMS = Array.from({ length: 9 }, (_, at) => item(`i${at}`, `第${at}件事`));
const CATALOGUE = {
  "GET /service-items": ({ query }: { query: URLSearchParams }) => ({
    items: query.get("q") ? [item("i7", "社保卡补换")] : ITEMS,
    next_cursor: null,
  }),
  "GET /service-items/*": ({ path }: { path: string }) => item(path.split("/").pop()!, "社保卡补换"),
  "GET /stations/*": () => ({ id: "s1", name: "青山村红色代办站" }),
  "GET /stations": () => ({ items: [], next_cursor: null }),
  "GET /errands": () => ({ items: [], next_cursor: null }),
};

let page: Page;
afterEach(async () => {
  for (const job of jobs.value) await discard(job);
  page.close();
});

describe("asking for an errand", () => {
  it("offers eight usual items as big buttons", async () => {
    serve(CATALOGUE);

    page = await openPage("/errands/new", routes);

    expect(page.text).toContain("第7件事");
    expect(page.text).not.toContain("第8件事");
  });

  it("finds an item by the villager's own words", async () => {
    serve(CATALOGUE);
    page = await openPage("/errands/new", routes);

    await page.fill("用自己的话找", "卡丢了");

    expect(page.text).toContain("社保卡补换");
  });

  it("is sent after one item and one more tap, for oneself and at the home station", async () => {
    const server = serve({ ...CATALOGUE, "POST /errands": () => answer(201, { id: "e1" }) });
    page = await openPage("/errands/new", routes);

    await page.press("第3件事");
    await page.press("提交");
    await settle();

    expect(server.sent.find(({ method }) => method === "POST")?.body).toEqual({
      service_item_id: "i3",
      station_id: "s1",
      channel: "app",
    });
    await vi.waitFor(() => expect(page.address()).toBe("/errands/e1"));
  });

  it("is for the mother who agreed to it", async () => {
    const server = serve({ ...CATALOGUE, "POST /errands": () => answer(201, { id: "e1" }) });
    page = await openPage("/errands/new?item=i7", routes, { elders: [{ id: "p9", name: "周桂兰", relation: "儿子" }] });

    await page.choose("周桂兰");
    await page.press("提交");

    expect(server.sent.find(({ method }) => method === "POST")?.body.beneficiary).toEqual({ resident_id: "p9" });
  });

  it("is offered for nobody who did not agree", async () => {
    serve(CATALOGUE);

    page = await openPage("/errands/new?item=i7", routes);

    expect(document.querySelectorAll('input[type="radio"]')).toHaveLength(1);
    expect(page.text).toContain("打电话给代办站");
  });

  it("is kept on the phone when there is no network", async () => {
    serve({
      ...CATALOGUE,
      "POST /errands": () => {
        throw new TypeError("Failed to fetch");
      },
    });
    page = await openPage("/errands/new?item=i7", routes);

    await page.press("提交");

    expect(jobs.value.map(({ label }) => label)).toEqual(["社保卡补换"]);
    await vi.waitFor(() => expect(page.address()).toBe("/errands"));
  });

  it("keeps the form and tells why when the server refuses", async () => {
    const refusal = {
      type: "/problems/invalid-input",
      title: "填写有误",
      detail: "说明太长",
      errors: [{ pointer: "/description", detail: "说明太长" }],
    };
    serve({ ...CATALOGUE, "POST /errands": () => answer(422, refusal) });
    page = await openPage("/errands/new?item=i7", routes);

    await page.press("提交");

    expect(page.text).toContain("说明太长");
    expect(page.address()).toBe("/errands/new?item=i7");
    expect(jobs.value).toEqual([]);
  });
});
