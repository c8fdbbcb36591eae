import { describe, expect, test } from "@jest/globals";
import { openTableRelease, type OpenOptions } from "../../../src/sources/tables/open-release.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { LIMITS } from "./made-up-source.ts";

const write = useTemporaryFiles();
const CONTENT = "Code,Limit,Reason,Since\nQ0001,1,Policy,2020-01-01\nQ0002,1,Policy,2022-07-01\n";
const UNDATED = { day: "2001-01-01", reason: "the day on which limits began" };
const daysOf = ({ since = "" }) => (since === "" ? [] : [since]);

async function dayOf(
  name: string,
  {
    options,
    content = CONTENT,
    ...source
  }: Partial<typeof LIMITS> & {
    options?: OpenOptions;
    content?: string;
  } = {},
) {
  const path = await write(name, content);
  const release = await openTableRelease(path, { ...LIMITS, ...source }, options);
  return { day: release.effectiveFrom, note: release.dayNote };
}

describe("the day from which a release holds", () => {
  test("is told by its content, else by its title, else by its name", async () => {
    const titleOf = () => "Limits, July 2023";
    const name = "Limits_Eff_04-01-2023.csv";
    expect((await dayOf(name)).day).toBe("2023-04-01");
    expect((await dayOf(name, { titleOf })).day).toBe("2023-07-01");
    expect((await dayOf(name, { titleOf, dayOf: () => "2023-10-01" })).day).toBe("2023-10-01");
  });

  test("is told by the flag where the file tells none, which must not say otherwise", async () => {
    const options = { effectiveFrom: "2024-01-01" };
    expect(await dayOf("limits.csv", { options })).toEqual({ day: "2024-01-01", note: null });
    expect((await dayOf("limits.csv", { options, daysOf, undated: UNDATED })).day).toBe(
      "2024-01-01",
    );
    await expect(dayOf("limits_2023q2.csv", { options })).rejects.toMatchObject({
      code: "IDENTITY_CONFLICT",
    });
  });

  test("is the latest day that the rows know of where nothing else tells, and that is said", async () => {
    const { day, note } = await dayOf("limits.csv", { daysOf, undated: UNDATED });
    expect(day).toBe("2022-07-01");
    expect(note).toBe(
      "limits.csv does not say from which day it holds; 2022-07-01 is taken, the latest day that its rows know of.",
    );
    expect(await dayOf("limits_2023q2.csv", { daysOf })).toEqual({ day: "2023-04-01", note: null });
  });

  test("is the source's own for files without any day, where it has one", async () => {
    const content = "Code,Limit,Reason\nQ0001,1,Policy\n";
    const { day, note } = await dayOf("limits.csv", { daysOf, undated: UNDATED, content });
    expect(day).toBe("2001-01-01");
    expect(note).toContain("2001-01-01 is taken, the day on which limits began.");
    const path = await write("limits.csv", content);
    const assumed = async (options?: OpenOptions): Promise<unknown> =>
      (await openTableRelease(path, { ...LIMITS, daysOf, undated: UNDATED }, options)).dayAssumed;
    expect(await assumed()).toBe("the day on which limits began");
    expect(await assumed({ effectiveFrom: "2001-01-01" })).toBeNull();
  });

  test("is asked for where none of these tells it", async () => {
    await expect(dayOf("limits.csv")).rejects.toMatchObject({ code: "RELEASE_UNKNOWN" });
  });
});

test("a release of a source with settings is of one of them, or refused", async () => {
  const options = { effectiveFrom: "2024-01-01" };
  const path = await write("limits.csv", CONTENT);
  const east = { ...LIMITS, settingOf: () => "EAST" };
  expect((await openTableRelease(path, east, options)).setting).toBe("EAST");
  expect((await openTableRelease(path, LIMITS, options)).setting).toBeNull();
  const unknown = { ...LIMITS, settingOf: () => null };
  await expect(openTableRelease(path, unknown, options)).rejects.toMatchObject({
    code: "RELEASE_UNKNOWN",
  });
});
