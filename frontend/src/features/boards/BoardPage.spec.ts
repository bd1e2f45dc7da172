import { afterEach, describe, expect, it } from "vitest";
import { openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";
import { months, percentOf } from "./words";

const RATES = [
  { key: "on_time", title: "按时办结率", numerator: 2, denominator: 3, percent: 66.7, explanation: "没办结的也在分母里" },
  { key: "satisfied", title: "满意率", numerator: 0, denominator: 0, percent: null, explanation: "请和评价率一起看" },
];
const BOARD = {
  month: "2026-11",
  begins: "2026-11-01",
  until: "2026-11-18",
  place: { id: "c", name: "安和县", level: "county" },
  rates: RATES,
  places: [{ place: { id: "t1", name: "清溪镇", level: "town" }, figures: [{ key: "on_time", numerator: 1, denominator: 2, percent: 50 }] }],
  shows_people: false,
};

let page: Page;
afterEach(() => page?.close());

describe("the board", () => {
  it("shows every rate with how many out of how many, in a table for the places inside", async () => {
    serve({ "GET /boards/rates": () => BOARD });
    page = await openPage("/boards", routes);

    expect(page.text).toContain("3 件里的 2 件");
    expect(page.text).toContain("66.7%");
    expect(page.text).toContain("没有可算的");
    const table = document.querySelector("table")!;
    expect(table.querySelector("caption")!.textContent).toContain("不排名次");
    expect(table.querySelector("tbody")!.textContent!.replace(/\s+/g, "")).toContain("清溪镇1／250%");
  });

  it("asks for people only where the county chose so, and only when told to", async () => {
    const server = serve({
      "GET /boards/rates": () => ({ ...BOARD, shows_people: true }),
      "GET /boards/people": () => ({
        month: "2026-11",
        place: BOARD.place,
        titles: { on_time: "按时办结率" },
        items: [{ user_id: "u2", name: "李建国", figures: [{ key: "on_time", numerator: 1, denominator: 1, percent: 100 }] }],
      }),
    });
    page = await openPage("/boards", routes);
    expect(server.sent.some(({ path }) => path === "/boards/people")).toBe(false);

    await page.press("按代办员分列");

    expect(page.text).toContain("不排名次，不作考核依据");
    expect(page.text).toContain("李建国");
  });
});

it("has no percent where there was nothing to count", () => {
  expect(percentOf({ key: "x", numerator: 0, denominator: 0, percent: null })).toBe("没有可算的");
  expect(percentOf({ key: "x", numerator: 0, denominator: 4, percent: 0 })).toBe("0%");
});

it("names the latest months, over the turn of the year", () => {
  expect(months(new Date("2027-01-15T04:00:00Z"), 2)).toEqual([
    { value: "2027-01", label: "2027 年 1 月" },
    { value: "2026-12", label: "2026 年 12 月" },
  ]);
});
