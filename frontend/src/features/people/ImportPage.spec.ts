import { afterEach, describe, expect, it } from "vitest";
import { answer, openPage, serve, settle, type Page } from "@/testing/page";
import { routes } from "./routes";

const OFFICER = { resident: null, permissions: ["resident_view", "resident_register", "resident_import"] };
const report = (errors: unknown[]) => answer(200, { rows: 120, created: 118, updated: 2, errors });

let page: Page;
afterEach(() => page.close());

async function pickRoll(): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
  Object.defineProperty(input, "files", { value: [new File(["姓名"], "roll.csv")] });
  input.dispatchEvent(new Event("change"));
  await settle();
}

describe("importing the roll", () => {
  it("tries first and names the wrong rows", async () => {
    const server = serve({ "POST /residents/imports": () => report([{ row: 14, column: "身份证号", detail: "校验位不对" }]) });
    page = await openPage("/people/import", routes, OFFICER);

    await pickRoll();
    await page.press("试一遍");

    expect(server.sent.at(-1)?.query.get("dry_run")).toBe("true");
    expect(page.text).toContain("14身份证号校验位不对");
    await expect(page.press("正式导入")).rejects.toThrow();
  });

  it("imports for good only after a clean try", async () => {
    const server = serve({ "POST /residents/imports": () => report([]) });
    page = await openPage("/people/import", routes, OFFICER);

    await pickRoll();
    await page.press("试一遍");
    await page.press("正式导入");

    expect(server.sent.at(-1)?.query.get("dry_run")).toBe("false");
    expect(page.text).toContain("已导入");
  });
});
