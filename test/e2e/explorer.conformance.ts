import { afterEach, describe, expect, test } from "@jest/globals";
import { readFile } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { IMPORTED, MANY } from "./explored-graph.ts";
import { openPage, type WatchedPage } from "./open-page.ts";
import { VIEWS } from "./explorer-views.ts";
import { violationsOf } from "./violations.ts";

interface ExplorerUnderTest {
  readonly browser: () => Browser;
  readonly url: () => string;
}

/** What the explorer promises on any store, over the graph of `explored-graph.ts`. */
export function defineExplorerTests({ browser, url }: ExplorerUnderTest): void {
  let page: WatchedPage;
  const open = async (path: string, options?: BrowserContextOptions): Promise<void> => {
    page = await openPage(browser(), `${url()}${path}`, options);
  };
  const heading = (name: string | RegExp): Locator => page.getByRole("heading", { name });
  const row = (name: string | RegExp): Locator => page.getByRole("row", { name });
  const tab = (name: RegExp): Locator =>
    page.getByRole("navigation", { name: /^About/ }).getByRole("link", { name });
  const search = (): Locator => page.getByRole("combobox", { name: "Search" });

  /** What a button saves. */
  const saved = async (button: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: button }).click(),
    ]);
    return readFile(await download.path(), "utf8");
  };

  afterEach(async () => {
    const { complaints, hosts } = page.behaviour;
    await page.close();
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([new URL(url()).host]);
  });

  describe("every view", () => {
    test.each(VIEWS)(
      "%s shows what it is for, and is accessible in both themes",
      async (path, text) => {
        await open(path);
        await page.getByText(text).first().waitFor();
        await page.waitForLoadState("networkidle");
        expect(await violationsOf(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        expect(await violationsOf(page)).toEqual([]);
        const link = page.getByRole("link", { name: "query" }).last();
        expect(await link.getAttribute("href")).toMatch(/^\/graphql\?query=query\+\w+/);
      },
    );
  });

  describe("search", () => {
    test("is led to by /, groups what it finds, says what matched, and goes to what is chosen", async () => {
      await open("/");
      await heading("What the graph holds").waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type("dry neeedling");
      const codes = page.getByRole("group", { name: "Codes" });
      await codes.getByRole("option", { name: /^20560 .*needling/ }).waitFor();
      await page.getByRole("group", { name: "Families" }).getByRole("option").waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await heading(/^20560/).waitFor();
      expect(new URL(page.url()).pathname).toBe("/code/20560");
    });

    test("jumps to a code that is typed in full, before any suggestion is there", async () => {
      await open("/");
      await search().fill(IMPORTED);
      await search().press("Enter");
      await heading(new RegExp(`^${IMPORTED}`)).waitFor();
    });

    test("says that it finds nothing", async () => {
      await open("/");
      await search().fill("qqqqxxxxzzzz");
      await page.getByRole("option", { name: "Nothing is found." }).waitFor();
      await search().press("Enter");
      await page.getByText("Nothing is found for qqqqxxxxzzzz").waitFor();
    });
  });

  describe("a code", () => {
    test("is known whole on its overview", async () => {
      await open("/code/20560");
      await row(/^Co-surgeons 0/).waitFor();
      for (const text of ["Thin, solid-filament needles", "Chiropractor", "Dry needling"])
        await page.getByText(text).first().waitFor();
      await heading("Not to be confused with").waitFor();
      await page.getByText(/stale for this date: fee schedule 2025-10/).waitFor();
    });

    test("has its modifiers by what they answer, with verdicts in words, and why", async () => {
      await open("/code/20560/modifiers");
      for (const name of ["Who", "Which side", "How much", "Which component", "Liability"])
        await page.getByRole("heading", { name, exact: true }).waitFor();
      const bilateral = page.getByRole("listitem").filter({ hasText: "Both sides in one session" });
      await bilateral.getByText("NOT ALLOWED").waitFor();
      await bilateral.getByText("why?").click();
      await bilateral.getByText(/The 150 % rule does not apply/).waitFor();
      await bilateral.getByText(/fee schedule of 2025-10-01, made-up\.csv, row 12/).waitFor();
      expect(await bilateral.getByRole("link", { name: "Bilateral surgery 0" }).count()).toBe(1);
    });

    test("shows modifiers of one verdict, which is in the address", async () => {
      await open("/code/20560/modifiers");
      await page.getByLabel("Verdict").selectOption("NOT_APPLICABLE");
      await page.waitForURL(/verdict=NOT_APPLICABLE/);
      const marks = page.getByRole("listitem").locator(".mark");
      await marks.first().waitFor();
      expect(new Set(await marks.allInnerTexts())).toEqual(new Set(["NOT APPLICABLE"]));
    });

    test("shows another day, which is in the address, and what differs from today", async () => {
      await open(`/code/${IMPORTED}`);
      await row(/^Bilateral surgery 0/).waitFor();
      await page.getByLabel("As of").fill("2024-05-01");
      await page.waitForURL(/asOf=2024-05-01/);
      await row(/^Bilateral surgery 1 ?today 0/).waitFor();
      await tab(/^Modifiers/).click();
      const bilateral = page.getByRole("listitem").filter({ hasText: "Both sides in one session" });
      await bilateral.getByText("today not allowed").waitFor();
      expect(new URL(page.url()).searchParams.get("asOf")).toBe("2024-05-01");
      await page.getByRole("button", { name: "today" }).click();
      await page.waitForURL((address) => !address.searchParams.has("asOf"));
    });

    test("has a timeline whose days can be gone to", async () => {
      await open(`/code/${IMPORTED}/history`);
      await page.getByRole("button", { name: "look at this day, 2025-10-01" }).click();
      await page.waitForURL(/asOf=2025-10-01/);
      await page.getByLabel("Kind").selectOption("INDICATOR_CHANGED");
      await page
        .getByText(/150|Bilateral/)
        .first()
        .waitFor();
    });

    test("has its steps, with how long they take", async () => {
      await open("/code/20560/steps");
      await page.getByText("30 min").first().waitFor();
      await heading("Afterwards").waitFor();
    });

    test("that is terminated, malformed or unknown is told in words", async () => {
      await open("/code/99998");
      await page.getByText("No source of this graph knows 99998.").waitFor();
      await page.goto(`${url()}/code/nonsense`);
      await page.getByText(/"NONSENSE" is not a code/).waitFor();
      await page.goto(`${url()}/code/30001`);
      await page.getByText("reference only", { exact: true }).waitFor();
    });
  });

  describe("a code that has imported data only", () => {
    test("has its edits in pages and by role, and all of them as CSV", async () => {
      await open(`/code/${IMPORTED}/edits`);
      await page.getByText(`50 of ${MANY}`).waitFor();
      await page.getByRole("button", { name: "Show more" }).click();
      await page.getByText(`${MANY} of ${MANY}`).waitFor();
      const csv = await saved(`Edits of ${IMPORTED} as CSV`);
      const lines = csv.trimEnd().split("\r\n");
      expect(lines).toHaveLength(MANY + 1);
      expect(lines[0]).toBe("\uFEFFOther code,Paid,Both paid,Because of,Setting,From,Until before");
      expect(lines[1]).toBe(
        '30001,this code,with a modifier,"Made-up, with a ""quote""",practitioner,2020-01-01,',
      );
      await page.getByLabel(`Part of ${IMPORTED}`).selectOption("COLUMN_TWO");
      await row(/^55555 .*the other code/).waitFor();
      await page.getByText("1 of 1", { exact: true }).waitFor();
    });

    test("has fees, limits, modifiers, and says that nobody described its steps", async () => {
      await open(`/code/${IMPORTED}/fees`);
      await row(/^26 A 1\.23/).waitFor();
      await tab(/^Unit limits/).click();
      await row(/^practitioner 2 a day; more may be paid on appeal/).waitFor();
      await tab(/^Steps/).click();
      await page.getByText("Nobody has described the steps").waitFor();
      await tab(/^Modifiers/).click();
      const professional = page.getByRole("listitem").filter({ hasText: "Professional part only" });
      await professional.getByText("ALLOWED", { exact: true }).waitFor();
    });
  });

  test("a modifier tells what decides on it, what it excludes, and its codes", async () => {
    await open("/modifier/50");
    await row(/^Bilateral surgery 1 .*ALLOWED/).waitFor();
    await heading("Conflicts with").waitFor();
    await page.getByLabel("Verdict").selectOption("ALLOWED");
    await row(/^11111 .*ALLOWED/).waitFor();
    expect(await row(/^20560/).count()).toBe(0);
    await page.goto(`${url()}/modifier/QQQ`);
    await page.getByText("The graph has no such modifier").waitFor();
  });

  test.each(["/modifier/50", "/node/Family%3Adry-needling", "/graph", "/graph?node=Modifier%3A50"])(
    "%s says which data are of another time than the day",
    async (path) => {
      await open(`${path}${path.includes("?") ? "&" : "?"}asOf=2030-01-01`);
      await page.getByText(/stale for this date: .*fee schedule 2025-10/).waitFor();
    },
  );

  test("an address with a percent sign in the id of a node is one like others", async () => {
    await open("/node/a%25b");
    await heading("a%b").waitFor();
    await page.getByText("The graph does not have it on this date.").waitFor();
  });

  test("two codes are compared, what differs first", async () => {
    await open("/code/20560/compare");
    const other = page.getByRole("combobox", { name: "Compare with" });
    await other.fill(IMPORTED);
    await other.press("Enter");
    await page.waitForURL(/with=71046/);
    await row(/^Pc tc 0 1 .*DIFFERENT/).waitFor();
    await heading(`Only ${IMPORTED}`).waitFor();
    await page.getByText(`Status of data of ${IMPORTED}: `).waitFor();
  });

  describe("the check of claims", () => {
    test("shows findings beside their lines, the worst first, and is in the address", async () => {
      await open("/claim");
      await page.getByLabel("Date of service").fill("2025-11-03");
      await page.getByLabel("Code of line 1").fill("20560");
      await page.getByLabel("Modifiers of line 1").fill("50");
      await page.getByLabel("Code of line 2").fill("97810");
      await page.getByRole("button", { name: "Check" }).click();
      const first = page.getByRole("listitem").filter({ has: heading(/^Line 1: 20560/) });
      await first.getByText(/^50 must not stand on 20560/).waitFor();
      await first.getByText("Take 50 off.").waitFor();
      const marks = await first.locator(".mark").allInnerTexts();
      expect(marks[0]).toBe("FAIL");
      await page.reload();
      await first.getByText(/^50 must not stand on 20560/).waitFor();
      expect(await page.getByLabel("Code of line 2").inputValue()).toBe("97810");
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("navigation", { name: "Tools" }).isVisible()).toBe(false);
      expect(await first.getByText("FAIL").first().isVisible()).toBe(true);
    });

    test("refuses in words what it does not understand, and keeps the day that one looks at", async () => {
      await open("/claim?asOf=2025-11-03");
      await page.getByLabel("Code of line 1").fill("20560");
      await page.getByLabel("Units of line 1").fill("1.5");
      await page.getByLabel(/^Earlier procedures/).fill("27447 8/1/2024");
      await page.getByRole("button", { name: "Check" }).click();
      const refusal = page.getByRole("alert");
      await refusal.getByText("Units of line 1 are “1.5”").waitFor();
      await refusal.getByText("“27447 8/1/2024” is not understood").waitFor();
      expect(await heading("Result").count()).toBe(0);
      expect(new URL(page.url()).searchParams.get("asOf")).toBe("2025-11-03");
    });

    test("takes rows as a spreadsheet copies them", async () => {
      await open("/claim");
      await page.getByLabel("Code of line 1").focus();
      await paste(page, "HCPCS\tMod 1\tMod 2\tUnits\r\n71046\t26\tLT\t2\r\n20560\t\t\t1\r\n");
      expect(await page.getByLabel("Modifiers of line 1").inputValue()).toBe("26 LT");
      expect(await page.getByLabel("Units of line 1").inputValue()).toBe("2");
      expect(await page.getByLabel("Code of line 2").inputValue()).toBe("20560");
    });
  });

  describe("the graph", () => {
    const panel = (): Locator => page.getByRole("region", { name: "Selected node" });

    test("shows few of a kind one by one, many as a group, and grows by what is opened", async () => {
      await open(`/code/${IMPORTED}/graph`);
      const edits = panel().getByRole("button", {
        name: `Show edits, as the one paid: up to ${MANY - 1}`,
      });
      await edits.waitFor();
      await panel().getByRole("button", { name: "55555" }).waitFor();
      await edits.click();
      await panel().getByText("edits, as the one paid: 21 more").waitFor();
      expect(page.url()).toContain("open=");
      await panel().getByRole("button", { name: "55555" }).click();
      await panel().getByRole("button", { name: "Expand" }).click();
      await panel().getByRole("button", { name: "Collapse" }).waitFor();
      await page.reload();
      await panel().getByText("edits, as the one paid: 21 more").waitFor();
    });

    test("says that there is more than the server gives at once", async () => {
      await open("/code/20560/graph");
      await panel().getByRole("button", { name: "Dry needling", exact: true }).waitFor();
      expect(await page.getByText("than the server gives at once").count()).toBe(0);
      await page.goto(`${url()}/code/${IMPORTED}/graph`);
      await page.getByText("than the server gives at once").waitFor();
    });

    test("hides relationships by type", async () => {
      await open(`/code/${IMPORTED}/graph`);
      await panel().getByRole("button", { name: "55555" }).waitFor();
      await page.getByRole("checkbox", { name: "bundles" }).uncheck();
      await panel().getByRole("button", { name: "55555" }).waitFor({ state: "detached" });
      await page.getByRole("checkbox", { name: "bundles" }).check();
      await panel().getByRole("button", { name: "55555" }).waitFor();
    });

    test("grows where a node is clicked, and a double click opens it", async () => {
      const left = { x: -104, y: 0 };
      const at = async ({ x, y }: { x: number; y: number }) => {
        const box = await page.getByRole("img", { name: /^Graph of/ }).boundingBox();
        if (box === null) throw new Error("The graph is not drawn.");
        return [box.x + box.width / 2 + x, box.y + box.height / 2 + y] as const;
      };
      await open("/graph?from=Code%3A20560&to=Modifier%3A50");
      await page.getByRole("img", { name: /^Graph of 2 nodes/ }).waitFor();
      await page.mouse.dblclick(...(await at({ x: 104, y: 0 })));
      await page.waitForURL(/modifier.50/);
      await page.goto(`${url()}/graph?from=Code%3A20560&to=Modifier%3A50`);
      await page.getByRole("img", { name: /^Graph of 2 nodes/ }).waitFor();
      await page.mouse.click(...(await at(left)));
      await page.getByRole("img", { name: /^Graph of \d{2} nodes/ }).waitFor();
      await panel().getByRole("button", { name: "Dry needling", exact: true }).waitFor();
    });

    test("shows the way between two nodes with a sentence for each step", async () => {
      await open("/graph?from=Code%3A20560");
      const end = page.getByRole("combobox", { name: "Path to" });
      await end.fill("97811");
      await end.press("Enter");
      await page.getByText(/^The shortest way has \d steps?:/).waitFor();
      await page.getByRole("img", { name: /^Graph of \d+ nodes/ }).waitFor();
      expect(await page.getByRole("listitem").getByRole("link", { name: "97811" }).count()).toBe(1);
    });

    test("is taken along as GraphML and as a picture", async () => {
      await open("/graph?node=Family%3Adry-needling");
      await panel().getByRole("button", { name: "20560" }).waitFor();
      const xml = await saved("GraphML");
      expect(xml).toContain('<edge source="Code:20560" target="Family:dry-needling">');
      expect((await saved("PNG")).slice(1, 4)).toBe("PNG");
    });

    test("says that it does not have a node", async () => {
      await open("/graph?node=Code%3A99998");
      await page.getByText("The graph does not have Code:99998 on this date.").waitFor();
    });

    test("says what it is made of", async () => {
      await open("/graph");
      await row(/^Code \d/).waitFor();
      await row(/^Code TAKES_MODIFIER Modifier/).waitFor();
    });
  });

  test("each view leads to GraphiQL with its query and variables, which has the same answer", async () => {
    await open(`/code/${IMPORTED}/limits`);
    await row(/^practitioner 2/).waitFor();
    const href = await page.getByRole("link", { name: "query" }).getAttribute("href");
    const link = new URL(href ?? "", url()).searchParams;
    const response = await fetch(`${url()}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        query: link.get("query"),
        variables: JSON.parse(link.get("variables") ?? "{}"),
      }),
    });
    const { data } = (await response.json()) as { data: Record<string, Record<string, unknown>> };
    expect(data.code?.unitLimits).toMatchObject([{ units: 2, adjudication: "DAY_CLINICAL" }]);
  });

  test("the theme is chosen, and remembered", async () => {
    await open("/", { colorScheme: "light" });
    await page.getByLabel("Colours").selectOption("dark");
    const ground = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const dark = await ground();
    await page.reload();
    expect(await ground()).toBe(dark);
    await page.emulateMedia({ media: "print" });
    expect(await ground()).not.toBe(dark);
    await page.emulateMedia({ media: "screen" });
    await page.getByLabel("Colours").selectOption("light");
    expect(await ground()).not.toBe(dark);
  });
}

/** Pastes into what has the focus. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", ${JSON.stringify(text)});
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  })()`);
