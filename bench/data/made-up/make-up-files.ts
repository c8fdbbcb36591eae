import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { csvOf, sampleCode, sampleModifier } from "../../../test/sources/hcpcs/made-up-releases.ts";
import type { DataFiles } from "../files.ts";
import { madeUpCodes, madeUpLettered } from "./codes.ts";
import { feeSchedule } from "./fee-schedule.ts";
import { pairs } from "./pairs.ts";

const PARTS = 4;
const HCPCS_CODES = 8_463;
const HCPCS_MODIFIERS = 36;
const FEE_SCHEDULE = "PPRRVU2025_Oct.csv";

/**
 * Writes made-up files in the official forms, of the size and the shape of the published ones: two
 * fee schedules, HCPCS, unit limits and procedure pairs. Their texts are our own.
 */
export async function makeUpFiles(folder: string): Promise<DataFiles> {
  if (!existsSync(folder)) {
    const part = `${folder}.part`;
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { recursive: true });
    for (const [name, content] of madeUpFiles()) await writeFile(join(part, name), content);
    await rename(part, folder);
  }
  return {
    isReal: false,
    all: [folder],
    feeSchedule: join(folder, FEE_SCHEDULE),
    pairs: Array.from({ length: PARTS }, (_, i) => join(folder, `ccipra-2024q3-f${i + 1}.zip`)),
  };
}

function* madeUpFiles(): Iterable<[name: string, content: string | Buffer]> {
  const before = "2023 National Physician Fee Schedule Relative Value File January Release";
  yield [FEE_SCHEDULE, feeSchedule(7)];
  yield ["PPRRVU23_JAN.csv", feeSchedule(8, before)];
  yield ["HCPC2025_OCT_ANWEB.csv", hcpcs()];
  yield ["MCR_MUE_PractitionerServices_Eff_04-01-2026.csv", unitLimits()];
  for (const { name, content } of pairs(PARTS)) yield [name, content];
}

function hcpcs(): string {
  const codes = madeUpLettered(HCPCS_CODES).sort();
  const modifiers = Array.from({ length: HCPCS_MODIFIERS }, (_, i) => `X${i.toString(36)}`);
  return csvOf([
    ...modifiers.map((code) => sampleModifier({ code: code.toUpperCase() })),
    ...codes.map((code) => sampleCode({ code, short: `Made-up thing ${code}` })),
  ]);
}

function unitLimits(): string {
  const banner = '"A made-up banner.",,,';
  const names =
    '"HCPCS/\r\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale';
  const rows = madeUpCodes()
    .slice(0, 15_095)
    .map((code, i) => `${code},${i % 6},2 Date of Service Edit: Policy,Made-up reason`);
  return [banner, names, ...rows, ""].join("\r\n");
}
