import { afterEach, describe, expect, it } from "vitest";
import { openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

const STATION = {
  id: "s1",
  name: "青山村红色代办站",
  kind: "village",
  region_id: "r1",
  address: "村委会一楼",
  phone: "0730-6600001",
  hours: "8:30–17:30",
  on_duty: [{ name: "李建国", phone: "0730-6600002" }],
  items_count: 1,
  passport: "",
};
const ITEMS = { "GET /service-items": () => ({ items: [], next_cursor: null }) };

let page: Page;
afterEach(() => page.close());

describe("the public page of a station", () => {
  it("calls whoever is on duty at one tap", async () => {
    serve({ ...ITEMS, "GET /stations/*": () => STATION });

    page = await openPage("/stations/s1", routes);

    expect(document.querySelector('a[href="tel:0730-6600002"]')?.textContent).toContain("李建国");
  });

  it("says what to do when nobody is on duty", async () => {
    serve({ ...ITEMS, "GET /stations/*": () => ({ ...STATION, on_duty: [] }) });

    page = await openPage("/stations/s1", routes);

    expect(page.text).toContain("现在没有人值班");
    expect(document.querySelector('a[href="tel:0730-6600001"]')).not.toBeNull();
  });
});
