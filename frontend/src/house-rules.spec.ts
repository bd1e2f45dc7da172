import { describe, expect, it } from "vitest";

const LINES = { ".vue": 200, ".ts": 300 } as const;

interface Source {
  name: string;
  text: string;
}

const read = import.meta.glob<string>("./**/*.{ts,vue}", { query: "?raw", import: "default", eager: true });
const all: Source[] = Object.entries(read)
  .map(([path, text]) => ({ name: path.replace("./", ""), text }))
  .filter((source) => !source.name.endsWith(".gen.ts"));
const code = all.filter((source) => !/\.spec\.|^testing\//.test(source.name));

function imports(source: Source): string[] {
  const folder = source.name.split("/").slice(0, -1).join("/");
  return [...source.text.matchAll(/(?:from|import)\s*\(?["']([^"']+)["']/g)].map(([, target]) => {
    if (target!.startsWith("@/")) return target!.slice(2);
    return target!.startsWith(".") ? new URL(target!, `file:///${folder}/`).pathname.slice(1) : target!;
  });
}

function offenders(rule: (source: Source) => boolean, among = code): string[] {
  return among.filter(rule).map((source) => source.name);
}

function featureOf(path: string): string | undefined {
  return /^features\/(\w+)/.exec(path)?.[1];
}

describe("the house", () => {
  it("keeps files short enough to be read at once", () => {
    const tooLong = offenders((source) => {
      const limit = source.name.endsWith(".vue") ? LINES[".vue"] : LINES[".ts"];
      return source.text.split("\n").length - 1 > limit;
    }, all);

    expect(tooLong).toEqual([]);
  });

  it("lets core know nothing of ui, and ui nothing of features", () => {
    const fromCore = offenders((source) => source.name.startsWith("core/") && imports(source).some((each) => /^(ui|features)\//.test(each)));
    const fromUi = offenders((source) => source.name.startsWith("ui/") && imports(source).some((each) => each.startsWith("features/")));

    expect([...fromCore, ...fromUi]).toEqual([]);
  });

  it("lets no feature import another", () => {
    const crossing = offenders((source) => {
      const own = featureOf(source.name);
      return own !== undefined && imports(source).some((each) => featureOf(each) !== undefined && featureOf(each) !== own);
    });

    expect(crossing).toEqual([]);
  });

  it("writes no style attribute, because the content policy refuses it", () => {
    expect(offenders((source) => source.name.endsWith(".vue") && /<[^>]*[\s]style="/.test(source.text))).toEqual([]);
  });

  it("puts no unchecked HTML on a page", () => {
    expect(offenders((source) => /v-html|innerHTML|insertAdjacentHTML/.test(source.text))).toEqual([]);
  });

  it("loads nothing from elsewhere", () => {
    expect(offenders((source) => /["'`(]https?:\/\/(?!www\.w3\.org)/.test(source.text))).toEqual([]);
  });

  it("speaks to the server only through core", () => {
    expect(offenders((source) => !source.name.startsWith("core/") && /\bfetch\(|XMLHttpRequest|\baxios\b/.test(source.text))).toEqual([]);
  });

  it("sizes letters in rem, so that 长辈版 reaches them", () => {
    expect(offenders((source) => /font-size:\s*\d+(\.\d+)?px/.test(source.text))).toEqual([]);
  });

  it("names no file utils or helpers", () => {
    expect(offenders((source) => /(^|\/)(utils?|helpers?)(\.|\/)/i.test(source.name))).toEqual([]);
  });

  it("leaves no unfinished business and no talk in the console", () => {
    expect(offenders((source) => /\b(TODO|FIXME|XXX)\b|console\.(log|debug)\(|debugger;/.test(source.text))).toEqual([]);
  });
});
