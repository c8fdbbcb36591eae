import { describe, expect, test } from "@jest/globals";
import { listZip } from "../../../src/sources/files/zip.ts";
import { readHead, readWhole } from "../../../src/sources/files/byte-source.ts";
import { makeZip } from "./make-zip.ts";
import { useTemporaryFiles } from "./temporary-files.ts";

const write = useTemporaryFiles();

describe("listZip", () => {
  test("lists files, and reads each as often as wanted, from disk and from memory", async () => {
    const bytes = makeZip([
      { name: "folder/", content: "" },
      { name: "folder/a.txt", content: "first" },
      { name: "b.txt", content: "second", stored: true },
      { name: "__MACOSX/._b.txt", content: "of no use" },
    ]);
    for (const origin of [bytes, await write("made-up.zip", bytes)]) {
      const members = await listZip(origin, "made-up.zip");
      expect(members.map(({ name, size }) => [name, size])).toEqual([
        ["folder/a.txt", 5],
        ["b.txt", 6],
      ]);
      for (const member of [...members, ...members]) {
        expect((await readWhole(member, 100)).toString()).toBe(
          member.name === "b.txt" ? "second" : "first",
        );
      }
    }
  });

  test("reads the start of a member without unpacking the rest", async () => {
    const bytes = makeZip([{ name: "long.txt", content: "0123456789".repeat(1_000_000) }]);
    const [member] = await listZip(await write("long.zip", bytes), "long.zip");
    expect(member && (await readHead(member, 12)).toString()).toBe("012345678901");
  });

  test("refuses a name that leads out of the folder", async () => {
    for (const name of ["../up.csv", "/top.csv", "a/../../up.csv"]) {
      await expect(listZip(makeZip([{ name, content: "" }]), "z.zip")).rejects.toMatchObject({
        code: "UNSAFE_ARCHIVE",
      });
    }
  });

  test("refuses what unpacks to too much, by what it declares and by what comes out", async () => {
    const bomb = makeZip([{ name: "a.csv", content: "", declaredSize: 3 * 1024 ** 3 }]);
    await expect(listZip(bomb, "bomb.zip")).rejects.toMatchObject({ code: "TOO_LARGE" });

    const many = makeZip(["a", "b", "c"].map((name) => ({ name, content: "" })));
    await expect(listZip(many, "many.zip", { members: 2 })).rejects.toMatchObject({
      code: "TOO_LARGE",
    });

    const liar = makeZip([{ name: "a.csv", content: "x".repeat(10_000), declaredSize: 10 }]);
    const [member] = await listZip(liar, "liar.zip");
    await expect(member && readWhole(member, 100)).rejects.toMatchObject({ code: "UNREADABLE" });
  });

  test("knows an archive without its end as cut off", async () => {
    const bytes = makeZip([{ name: "a.csv", content: "x".repeat(10_000), stored: true }]);
    for (const length of [bytes.length - 5, 5_000, 30]) {
      await expect(listZip(bytes.subarray(0, length), "cut.zip")).rejects.toMatchObject({
        code: "TRUNCATED",
      });
    }
  });

  test("refuses a member whose bytes were changed on the way", async () => {
    const bytes = makeZip([{ name: "a.csv", content: "changed", stored: true, checksum: 1 }]);
    const [member] = await listZip(bytes, "changed.zip");
    await expect(member && readWhole(member, 100)).rejects.toMatchObject({ code: "UNREADABLE" });
  });

  test("refuses a member that is shorter than it declares, or can't be unpacked", async () => {
    const content = "made up, and no more than that";
    const short = makeZip([{ name: "a.csv", content, declaredSize: 1_000 }]);
    const damaged = makeZip([{ name: "a.csv", content }]);
    // The first byte of the packed content, behind a header of 30 bytes and the name: no such block.
    damaged[35] = 0xff;
    for (const bytes of [short, damaged]) {
      const [member] = await listZip(bytes, "a.zip");
      await expect(member && readWhole(member, 2_000)).rejects.toMatchObject({
        code: "UNREADABLE",
      });
    }
  });
});
