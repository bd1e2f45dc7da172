/** Dates and figures the way people in the county say them. */

const ZONE = "Asia/Shanghai";
const DAY = 86_400_000;

const partsOf = new Intl.DateTimeFormat("zh-CN", {
  timeZone: ZONE,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function parts(iso: string | Date): Record<string, string> {
  const moment = typeof iso === "string" ? new Date(iso.length === 10 ? `${iso}T00:00:00+08:00` : iso) : iso;
  return Object.fromEntries(partsOf.formatToParts(moment).map((part) => [part.type, part.value]));
}

/** 11月21日 16:30, with the year only when it is another year. */
export function dateTime(iso: string | Date | null | undefined): string {
  if (!iso) return "";
  const { hour, minute } = parts(iso);
  return `${date(iso)} ${hour}:${minute}`;
}

/** 11月21日, or 2025年11月21日 when it is another year. */
export function date(iso: string | Date | null | undefined): string {
  if (!iso) return "";
  const { year, month, day } = parts(iso);
  const same = year === parts(new Date()).year;
  return `${same ? "" : `${year}年`}${month}月${day}日`;
}

/** A deadline is the first moment after its day: this is the last moment that is still in time. */
export function lastMoment(deadline: string): string {
  return new Date(Date.parse(deadline) - 1).toISOString();
}

/** The day until whose end something is due. */
export function lastDay(deadline: string): string {
  return date(lastMoment(deadline));
}

export function time(iso: string | Date): string {
  const { hour, minute } = parts(iso);
  return `${hour}:${minute}`;
}

/** YYYY-MM-DD of a moment in the county's zone, as date fields want it. */
export function isoDay(moment: Date): string {
  const { year, month, day } = parts(moment);
  return `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
}

/** 今天、明天、昨天, 3天后, 5天前, otherwise the date. */
export function relativeDay(iso: string | Date | null | undefined, now: Date = new Date()): string {
  if (!iso) return "";
  const day = isoDay(typeof iso === "string" && iso.length > 10 ? new Date(iso) : new Date(iso));
  const distance = Math.round((Date.parse(day) - Date.parse(isoDay(now))) / DAY);
  const near: Record<number, string> = { [-2]: "前天", [-1]: "昨天", 0: "今天", 1: "明天", 2: "后天" };
  if (distance in near) return near[distance]!;
  if (Math.abs(distance) > 30) return date(iso);
  return distance > 0 ? `${distance}天后` : `${-distance}天前`;
}

/** 1,280 */
export function points(amount: number): string {
  return amount.toLocaleString("zh-CN");
}

/** +5 or −12, for lists of entries. */
export function signed(amount: number): string {
  return amount < 0 ? `−${points(-amount)}` : `+${points(amount)}`;
}
