/** What can go wrong with a request, in words the reader understands. */

export interface FieldError {
  pointer: string;
  detail: string;
}

export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  errors?: FieldError[];
}

/** The server answered, and the answer was no. */
export class Problem extends Error {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly errors: FieldError[];
  readonly retryAfter: number | null;

  constructor(status: number, body: ProblemBody, retryAfter: number | null = null) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.type = body.type ?? "about:blank";
    this.title = body.title ?? "没有办成";
    this.detail = body.detail ?? "服务器暂时没法处理，请稍后再试。";
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
  }

  /** The kebab name, for example `sold-out`. */
  get code(): string {
    return this.type.split("/").pop() ?? "";
  }
}

/** No answer came at all: no network, or the server is away. */
export class Offline extends Error {
  constructor() {
    super("没有网络，请检查手机信号后再试。");
    this.name = "Offline";
  }
}

/** The sentence to show for anything that was thrown. */
export function sentence(error: unknown): string {
  if (error instanceof Problem) return error.detail;
  if (error instanceof Offline) return error.message;
  return "出了点问题，请稍后再试。";
}

/** The server's words about one field. */
export function fieldError(problem: unknown, name: string): string | undefined {
  if (!(problem instanceof Problem)) return undefined;
  return problem.errors.find((each) => each.pointer.endsWith(`/${name}`))?.detail;
}
