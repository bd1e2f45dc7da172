/** Turns a browser's description of itself into something a person recognises. */

const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, "鸿蒙手机"],
  [/iPhone/, "苹果手机"],
  [/iPad/, "苹果平板"],
  [/Android/, "安卓手机"],
  [/Windows/, "Windows 电脑"],
  [/Mac OS/, "苹果电脑"],
  [/Linux/, "Linux 电脑"],
];
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, "微信"],
  [/Edg/, "Edge"],
  [/Firefox/, "Firefox"],
  [/Chrome/, "浏览器"],
  [/Safari/, "Safari"],
];

export function deviceName(agent: string | null | undefined): string {
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent ?? ""))?.[1];
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent ?? ""))?.[1];
  return [system, browser].filter(Boolean).join(" · ") || agent?.slice(0, 24) || "认不出的设备";
}
