import { describe, expect, it } from "vitest";
import { date, dateTime, isoDay, lastDay, points, relativeDay, signed, time } from "./format";

const NOW = new Date("2026-11-21T04:00:00Z");

describe("dates", () => {
  it("are told in the county's zone, whatever the phone's", () => {
    expect(dateTime("2026-11-21T16:30:00Z")).toMatch(/11月22日 00:30$/);
    expect(time("2026-11-21T08:05:00Z")).toBe("16:05");
    expect(isoDay(new Date("2026-11-21T16:30:00Z"))).toBe("2026-11-22");
  });

  it("name another year", () => {
    expect(date("2019-03-04")).toBe("2019年3月4日");
  });

  it.each([
    ["2026-11-21T15:59:00Z", "今天"],
    ["2026-11-21T16:01:00Z", "明天"],
    ["2026-11-20", "昨天"],
    ["2026-11-24", "3天后"],
    ["2026-11-16", "5天前"],
  ])("say %s as %s", (iso, words) => {
    expect(relativeDay(iso, NOW)).toBe(words);
  });

  it("stay quiet when there is none", () => {
    expect([date(null), dateTime(undefined), relativeDay(null)]).toEqual(["", "", ""]);
  });
});

describe("points", () => {
  it("are grouped and carry a real minus", () => {
    expect(points(1280)).toBe("1,280");
    expect([signed(5), signed(-12)]).toEqual(["+5", "−12"]);
  });
});

describe("a deadline", () => {
  it("is the first moment after its day, and is said as that day", () => {
    expect(lastDay("2019-03-04T16:00:00Z")).toBe("2019年3月4日");
    expect(lastDay("2019-03-04T08:00:00Z")).toBe("2019年3月4日");
  });
});
