import { afterEach, describe, expect, it, vi } from "vitest";
import { facts } from "@/core/facts";
import { openPage, serve, type Page } from "@/testing/page";
import { routes } from "./routes";

let page: Page;

async function open(source_url: string): Promise<void> {
  serve({});
  facts.value = {
    name: "邻办",
    demo: false,
    county_name: "安和县",
    version: "0.1.0",
    licence: "AGPL-3.0-only",
    source_url,
    help_phone: "",
    people: null,
  };
  page = await openPage("/me/about", routes);
}

afterEach(() => {
  page.close();
  facts.value = null;
  vi.unstubAllGlobals();
});

describe("关于", () => {
  it("tells version and licence, and links to the source", async () => {
    await open("https://example.cn/linban.tar.gz");

    expect(page.text).toContain("邻办 0.1.0");
    expect(page.text).toContain("AGPL");
    expect(document.querySelector("a.source")?.getAttribute("href")).toBe("https://example.cn/linban.tar.gz");
  });

  it("says whom to ask where no address is set", async () => {
    await open("");

    expect(document.querySelector("a.source")).toBeNull();
    expect(page.text).toContain("要源代码");
  });
});
